import type { ConnectorView } from '../api.js';

type Parameter = ConnectorView['connectionParameters'][string];

/** One thing to fill in for a connection. */
export interface ConnectionField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required: boolean;
  readonly kind: 'text' | 'secret' | 'choice' | 'boolean' | 'sign-in' | 'gateway';
  readonly default?: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** Shown only when another parameter has one of these values. */
  readonly shownWhen: readonly { readonly name: string; readonly values: readonly string[] }[];
}

/** The fields of a connection in the order of `tabIndex`; hidden ones are left out. */
export function toConnectionFields(parameters: Readonly<Record<string, Parameter>>): ConnectionField[] {
  return Object.entries(parameters)
    .map(([name, parameter], index) => ({
      field: toField(name, parameter),
      order: orderOf(parameter) ?? index,
    }))
    .filter(({ field }) => field !== undefined)
    .sort((a, b) => a.order - b.order)
    .flatMap(({ field }) => field ?? []);
}

/** Whether the other values ask for this field. */
export function isShown({ shownWhen }: ConnectionField, values: Readonly<Record<string, string>>): boolean {
  return shownWhen.every(({ name, values: wanted }) => wanted.includes(values[name] ?? ''));
}

function toField(name: string, parameter: Parameter): ConnectionField | undefined {
  const ui: Readonly<Record<string, unknown>> = parameter.uiDefinition ?? {};
  const constraints = toRecord(ui['constraints']);
  if (isTrue(constraints['hidden'])) return undefined;
  const choices = [
    ...readChoices(parameter['allowedValues'], (item) => toRecord(item['uiDefinition'])['displayName']),
    ...readChoices(constraints['allowedValues'], (item) => item['text']),
  ];
  const hint = [ui['description'], toRecord(ui['schema'])['description'], ui['tooltip']]
    .filter((text): text is string => typeof text === 'string' && text !== '')
    .filter((text, index, all) => all.indexOf(text) === index)
    .join(' ');
  const preset = parameter['defaultValue'];
  return {
    name,
    label: typeof ui['displayName'] === 'string' && ui['displayName'] !== '' ? ui['displayName'] : name,
    ...(hint === '' ? {} : { hint }),
    required: isTrue(constraints['required']),
    kind: choices.length > 0 ? 'choice' : kindOf(parameter, constraints),
    ...(preset === undefined || preset === null ? {} : { default: String(preset) }),
    choices,
    shownWhen: Object.entries(toRecord(constraints['dependencies'])).map(([other, condition]) => ({
      name: other,
      values: toList(toRecord(condition)['values']).map(String),
    })),
  };
}

function kindOf(
  { type }: Parameter,
  constraints: Readonly<Record<string, unknown>>,
): ConnectionField['kind'] {
  switch (type.toLowerCase()) {
    case 'oauthsetting':
      return 'sign-in';
    case 'gatewaysetting':
      return 'gateway';
    case 'bool':
      return 'boolean';
    case 'securestring':
      return isTrue(constraints['clearText']) ? 'text' : 'secret';
    default:
      return 'text';
  }
}

function orderOf(parameter: Parameter): number | undefined {
  const ui: Readonly<Record<string, unknown>> = parameter.uiDefinition ?? {};
  const order = toRecord(ui['constraints'])['tabIndex'] ?? ui['tabIndex'];
  return typeof order === 'number' ? order : undefined;
}

function readChoices(
  list: unknown,
  labelOf: (item: Readonly<Record<string, unknown>>) => unknown,
): ConnectionField['choices'] {
  return toList(list).flatMap((item) => {
    const option = toRecord(item);
    if (option['value'] === undefined) return [];
    return [{ value: String(option['value']), label: String(labelOf(option) ?? option['value']) }];
  });
}

/** `"true"` as text is the documented form. */
const isTrue = (value: unknown): boolean => String(value).toLowerCase() === 'true';
const toList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const toRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
