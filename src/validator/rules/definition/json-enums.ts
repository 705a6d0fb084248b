import { listObjects, type OpenApiObject } from '../../model/openapi-objects.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';

const visibilities = ['important', 'advanced', 'internal', 'normal', 'none'];
const types = ['string', 'number', 'integer', 'boolean', 'array'];
const encodings = ['single', 'double'];

interface Choice {
  readonly values: readonly string[];
  /** Clients compare it ignoring case, and take empty text as absent. */
  readonly isLenient?: boolean;
}

const visibility: Choice = { values: visibilities, isLenient: true };

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
    type: { values: [...types, 'object', 'file', 'null'] },
    'x-ms-visibility': visibility,
    'x-ms-media-kind': { values: ['image', 'audio'] },
  },
  securityScheme: {
    type: { values: ['basic', 'apiKey', 'oauth2'] },
    in: { values: ['header', 'query'] },
    flow: { values: ['implicit', 'password', 'application', 'accessCode'] },
  },
};

const status: Choice = { values: ['Preview', 'Production'] };

export const jsonEnums = defineRule({
  id: 'json-enums',
  code: 'JsonValueNotInEnum',
  summary: 'A member whose value comes from a list has one of that list.',
  severity: everywhere('error'),
  certainty: 'C',
  source: sources.validatorRules,
  note: 'Visibility is compared ignoring case, and an empty one passes, as clients do it.',
  example: { at: '/paths/~1items/get/x-ms-visibility', bad: 'hidden', good: 'internal' },
  on: {
    definition(definition, report) {
      for (const object of listObjects(definition)) {
        for (const [member, choice] of Object.entries(choices[object.kind] ?? {}))
          check(object, member, choice);
        const annotation = object.value['x-ms-api-annotation'];
        if (typeof annotation !== 'object' || annotation === null) continue;
        if (object.kind !== 'info' && object.kind !== 'operation') continue;
        check(
          { pointer: place(object, 'x-ms-api-annotation'), value: annotation as never },
          'status',
          status,
        );
      }

      function check(at: Pick<OpenApiObject, 'pointer' | 'value'>, member: string, choice: Choice): void {
        const found = at.value[member];
        if (found === undefined) return;
        if (Array.isArray(found) && member === 'type') {
          report(`\`type\` is a list; OpenAPI 2.0 takes one of ${list(choice.values)}.`, {
            at: place(at, member),
          });
        }
        if (typeof found !== 'string') return;
        if (choice.isLenient === true && found === '') return;
        const wanted = choice.isLenient === true ? found.toLowerCase() : found;
        if (choice.values.includes(wanted)) return;
        report(`\`${member}\` is ${quote(found)}; it has to be one of ${list(choice.values)}.`, {
          at: place(at, member),
        });
      }
    },
  },
});

function list(values: readonly string[]): string {
  return values.map((value) => `\`${value}\``).join(', ');
}
