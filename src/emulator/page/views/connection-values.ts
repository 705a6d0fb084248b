import { useState } from 'preact/hooks';
import type { ConnectionView, ConnectorView } from '../api.js';
import { type ConnectionField, isShown, toConnectionFields } from './connection-fields.js';

type Texts = Readonly<Record<string, string>>;
type ParameterSet = ConnectorView['connectionParameterSets'][number];

/** What is filled in for a connection, field by field. */
export interface ConnectionInput {
  /** Whether the connection is there already. */
  readonly isEdited: boolean;
  readonly sets: readonly ParameterSet[];
  /** Whether it can be left without a set, as it was made. */
  readonly hasPlain: boolean;
  readonly set: ParameterSet | undefined;
  chooseSet(name: string): void;
  readonly fields: readonly ConnectionField[];
  /** Those that the other values ask for. */
  readonly shown: readonly ConnectionField[];
  textOf(field: ConnectionField): string;
  change(name: string, value: string | undefined): void;
  /** A value that is there, is not shown, and stays when nothing is typed. */
  isKept(field: ConnectionField): boolean;
  /** A kept value that is to be taken away. */
  isDropped(field: ConnectionField): boolean;
  drop(name: string, isDropped: boolean): void;
  /** As the control interface takes them: what is left out keeps its value, an empty text takes one away. */
  readonly parameters: Texts;
  clear(): void;
}

/** Holds what is filled in for a connection to the connector; `stored` is the one that is edited. */
export function useConnectionInput(connector: ConnectorView, stored?: ConnectionView): ConnectionInput {
  const [typed, setTyped] = useState<Readonly<Record<string, string | undefined>>>({});
  const [dropped, setDropped] = useState<ReadonlySet<string>>(new Set());
  const sets = connector.connectionParameterSets;
  // Beside its sets a connector may have plain parameters, and a connection that was made with them.
  const hasPlain = stored !== undefined && stored.parameterSet === undefined;
  const [setChoice, chooseSet] = useState(stored === undefined ? sets[0]?.name : (stored.parameterSet ?? ''));
  const set = sets.find(({ name }) => name === setChoice) ?? (hasPlain ? undefined : sets[0]);
  // Another set begins with nothing.
  const held = stored?.parameterSet === set?.name ? stored : undefined;
  const fields = toConnectionFields(set?.parameters ?? connector.connectionParameters);
  const hasValue = (name: string): boolean => held !== undefined && Object.hasOwn(held.parameters, name);
  const isKept = ({ name }: ConnectionField): boolean =>
    hasValue(name) && held?.visibleValues[name] === undefined;
  const textOf = (field: ConnectionField): string =>
    typed[field.name] ?? held?.visibleValues[field.name] ?? (isKept(field) ? '' : (field.default ?? ''));
  const values = Object.fromEntries(fields.map((field) => [field.name, textOf(field)]));
  const shown = fields.filter((field) => isShown(field, values));
  const isDropped = (field: ConnectionField): boolean => isKept(field) && dropped.has(field.name);
  const sent = (field: ConnectionField): string | undefined => {
    if (field.kind === 'sign-in' || field.kind === 'gateway') return undefined;
    if (!shown.includes(field) || isDropped(field)) return hasValue(field.name) ? '' : undefined;
    const value = textOf(field);
    return value !== '' || (hasValue(field.name) && !isKept(field)) ? value : undefined;
  };
  return {
    isEdited: stored !== undefined,
    ...{ sets, hasPlain, set, chooseSet, fields, shown, textOf, isKept, isDropped },
    change: (name, value) => setTyped((before) => ({ ...before, [name]: value })),
    drop: (name, isOn) =>
      setDropped((before) => new Set(isOn ? [...before, name] : [...before].filter((one) => one !== name))),
    parameters: Object.fromEntries(
      fields.flatMap((field) => {
        const value = sent(field);
        return value === undefined ? [] : [[field.name, value]];
      }),
    ),
    clear() {
      setTyped({});
      setDropped(new Set());
    },
  };
}

/** How a set of parameters is called. */
export function titleOfSet(set: ParameterSet): string {
  const ui = set['uiDefinition'];
  const title = typeof ui === 'object' && ui !== null && 'displayName' in ui ? ui.displayName : undefined;
  return typeof title === 'string' && title !== '' ? title : set.name;
}
