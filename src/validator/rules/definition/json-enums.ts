import type { OpenApiObject } from '../../model/openapi-objects.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';

const visibilities = ['important', 'advanced', 'internal'];
const types = ['string', 'number', 'integer', 'boolean', 'array'];
const encodings = ['single', 'double'];

interface Choice {
  readonly values: readonly string[];
  /** Clients compare it ignoring case, and take empty text as absent. */
  readonly isLenient?: boolean;
}

const visibility: Choice = { values: visibilities, isLenient: true };

const status: Choice = { values: ['Preview', 'Production'] };

/** Members whose value comes from a list, by kind of object. */
const choices: { readonly [Kind in OpenApiObject['kind']]?: Readonly<Record<string, Choice>> } = {
  operation: {
    'x-ms-visibility': visibility,
    'x-ms-trigger': { values: ['single', 'batch'] },
  },
  bodyParameter: { 'x-ms-visibility': visibility },
  parameter: {
    in: { values: ['query', 'header', 'path', 'formData', 'body'] },
    type: { values: [...types, 'file'] },
    'x-ms-visibility': visibility,
    'x-ms-url-encoding': { values: encodings },
  },
  items: { type: { values: types } },
  header: { type: { values: types }, 'x-ms-visibility': visibility },
  schema: {
    type: { values: [...types, 'object', 'file'] },
    'x-ms-visibility': visibility,
    'x-ms-media-kind': { values: ['image', 'audio'] },
  },
  securityScheme: {
    type: { values: ['basic', 'apiKey', 'oauth2'] },
    in: { values: ['header', 'query'] },
    flow: { values: ['implicit', 'password', 'application', 'accessCode'] },
  },
  annotation: { status },
  triggerMetadata: { mode: { values: ['polling'] }, kind: { values: ['query'] } },
  dynamicValues: {
    capability: { values: ['file-picker'] },
    builtInOperation: { values: ['AadGraph.GetUsers'] },
  },
};

const choicesOf: ReadonlyMap<string, readonly (readonly [string, Choice])[]> = new Map(
  Object.entries(choices).map(([kind, members]) => [kind, Object.entries(members)]),
);

export const jsonEnums = defineRule({
  id: 'json-enums',
  code: 'JsonValueNotInEnum',
  summary: 'A member whose value comes from a list has one of that list.',
  severity: everywhere('error'),
  certainty: 'C',
  source: sources.validatorRules,
  note: 'Visibility is compared ignoring case, and an empty one passes, as clients do it. A status in another case is a warning.',
  example: { at: '/paths/~1items/get/x-ms-visibility', bad: 'hidden', good: 'internal' },
  on: {
    object(object, report) {
      for (const [member, choice] of choicesOf.get(object.kind) ?? []) {
        const found = object.value[member];
        if (typeof found !== 'string' || isChoice(choice, found)) continue;
        report(`\`${member}\` is ${quote(found)}; it has to be one of ${list(choice.values)}.`, {
          at: place(object, member),
          // A published connector writes `production`.
          ...(isOtherCase(choice, found) && { severity: 'warning' as const }),
        });
      }
    },
  },
});

function isChoice({ values, isLenient = false }: Choice, found: string): boolean {
  return isLenient ? found === '' || values.includes(found.toLowerCase()) : values.includes(found);
}

/** A status is no more than shown. */
function isOtherCase(choice: Choice, found: string): boolean {
  return choice === status && choice.values.some((value) => value.toLowerCase() === found.toLowerCase());
}

function list(values: readonly string[]): string {
  return values.map((value) => `\`${value}\``).join(', ');
}
