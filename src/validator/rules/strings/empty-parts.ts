import { isJsonObject, toJsonObject } from '../../../shared/json-value.js';
import { certification, defineRule, place } from '../../rule.js';
import { sources } from '../../sources.js';

export const emptyParts = defineRule({
  id: 'empty-parts',
  code: 'STR-25',
  covers: ['POL-5000.2.4.1', 'POL-5000.2.4.4', 'POL-5000.2.4.5', 'POL-5000.2.4.6', 'REV-01'],
  summary:
    'There are no empty operations, no empty `properties` and no empty schemas of answers, unless dynamic.',
  severity: certification('warning'),
  certainty: 'D',
  source: sources.submission,
  note: 'Reviewers reject it today; many published connectors have it.',
  example: {
    at: '/paths/~1items/get/responses/200/schema',
    bad: {},
    good: { type: 'array', items: { type: 'string' } },
  },
  on: {
    operation(operation, report) {
      if (Object.keys(operation.value).length === 0)
        report(`\`${operation.label}\` is empty; describe it, or remove it.`);
    },
    response(response, report) {
      const { schema } = response.value;
      if (!isJsonObject(schema) || Object.keys(schema).length > 0) return;
      report('The schema of the response is empty; describe what is given, or leave the schema out.', {
        at: place(response, 'schema'),
      });
    },
    schema(schema, report) {
      const { value } = schema;
      if (!isJsonObject(value['properties']) || Object.keys(toJsonObject(value['properties'])).length > 0)
        return;
      if (
        Object.keys(value).some((name) => name.startsWith('x-ms-dynamic-') || name === 'additionalProperties')
      )
        return;
      report('`properties` is empty; name them, or leave it out.', { at: place(schema, 'properties') });
    },
  },
});

export const failuresDescribed = defineRule({
  id: 'failures-described',
  code: 'STR-26',
  summary: 'The known failures of an operation, 400 to 599, are among its responses, without schema.',
  severity: certification('info'),
  certainty: 'E',
  source: sources.codingStandards,
  example: {
    at: '/paths/~1items/get/responses',
    bad: { '200': { description: 'The items.', schema: { $ref: '#/definitions/Item' } } },
    good: {
      '200': { description: 'The items.', schema: { $ref: '#/definitions/Item' } },
      '401': { description: 'The API key is not known.' },
    },
  },
  on: {
    operation(operation, report) {
      const { responses, isInternal, label } = operation;
      if (isInternal || responses.length === 0) return;
      if (!responses.some(({ status }) => /^[45]\d\d$/.test(status) || status === 'default')) {
        report(`\`${label}\` describes no failure, such as 400 or 401.`, {
          at: place(operation, 'responses'),
        });
      }
      for (const response of responses) {
        if (!/^[45]\d\d$/.test(response.status) || response.schema === undefined) continue;
        report(
          `The failure ${response.status} of \`${label}\` has a schema, which makers never see; leave it out.`,
          {
            at: response.pointer,
          },
        );
      }
    },
  },
});

/** So many equal parameters are worth sharing. */
const often = 4;

const repeated = {
  name: 'list',
  in: 'query',
  type: 'string',
  'x-ms-summary': 'List',
  description: 'The list.',
};
const withRepeated = (id: string) => ({
  get: {
    operationId: id,
    summary: `Get ${id}`,
    description: `Reads ${id}.`,
    parameters: [repeated],
    responses: { '200': { description: 'It.', schema: { $ref: '#/definitions/Item' } } },
  },
});

export const sharedParameters = defineRule({
  id: 'shared-parameters',
  code: 'STR-27',
  summary: `A parameter that stands in ${often} operations or more is shared in \`parameters\` at the root.`,
  severity: certification('info'),
  certainty: 'E',
  source: sources.codingStandards,
  example: {
    at: '/paths/~1d',
    also: ['A', 'B', 'C'].map((id) => ({ at: `/paths/~1${id.toLowerCase()}`, set: withRepeated(id) })),
    bad: withRepeated('D'),
    good: undefined,
  },
  on: {
    definition({ parameters }, report) {
      const groups = new Map<string, { readonly pointer: string; count: number }>();
      for (const { scope, value, pointer } of parameters) {
        if (scope !== 'operation') continue;
        const key = canonical(value);
        if (key === undefined) continue;
        const group = groups.get(key);
        if (group === undefined) groups.set(key, { pointer, count: 1 });
        else group.count += 1;
      }
      for (const { pointer, count } of groups.values()) {
        if (count >= often)
          report(`The same parameter is written ${count} times; share it in \`parameters\` at the root.`, {
            at: pointer,
          });
      }
    },
  },
});

function canonical(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined; // nested too deeply to compare
  }
}
