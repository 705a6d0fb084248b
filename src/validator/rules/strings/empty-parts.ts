import { isJsonObject, type JsonObject } from '../../../shared/json-value.js';
import { certification, defineRule, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';

const ofAnswers = ['POL-5000.2.4.1', 'POL-5000.2.4.4', 'POL-5000.2.6.2', 'REV-01'];

export const emptyParts = defineRule({
  id: 'empty-parts',
  code: 'STR-25',
  covers: [...ofAnswers, 'POL-5000.2.4.5', 'POL-5000.2.4.6'],
  summary:
    'There are no empty operations, properties or `properties`, and no empty schemas of answers, unless dynamic.',
  severity: certification('warning'),
  certainty: 'D',
  source: sources.submission,
  note: 'Reviewers reject it today; many published connectors have it.',
  example: {
    at: '/paths/~1items/get/responses/200/schema',
    bad: {},
    good: { type: 'array', items: { type: 'string' } },
  },
  members: ['properties'],
  on: {
    operation(operation, report) {
      if (Object.keys(operation.value).length === 0)
        report(`\`${operation.label}\` is empty; describe it, or remove it.`, { also: ['POL-5000.2.4.5'] });
    },
    path(path, report) {
      if (Object.keys(path.value).length > 0) return;
      report('The path is empty; describe its operations, or remove it.', {
        also: ['POL-5000.2.4.5'],
        severity: 'info', // published connectors have such remains
      });
    },
    response(response, report) {
      const { schema } = response.value;
      if (!isJsonObject(schema)) return;
      if (Object.keys(schema).length === 0) {
        report('The schema of the response is empty; describe what is given, or leave the schema out.', {
          at: place(response, 'schema'),
          also: ofAnswers,
        });
      }
      const { items } = schema;
      if (schema['type'] === 'array' && isJsonObject(items) && isAnything(items)) {
        report('The response is a list of anything; describe its items.', {
          at: place(response, 'schema', 'items'),
          also: ofAnswers,
        });
      }
    },
    schema(schema, report) {
      const { value, role } = schema;
      const { properties } = value;
      if (!isJsonObject(properties)) return;
      const all = Object.entries(properties);
      for (const [name, property] of all) {
        if (isJsonObject(property) && Object.keys(property).length === 0)
          report(`The property ${quote(name)} is empty; describe it, or remove it.`, {
            at: place(schema, 'properties', name),
            also: ['POL-5000.2.4.6'],
          });
      }
      if (all.length > 0) return;
      if (
        Object.keys(value).some((name) => name.startsWith('x-ms-dynamic-') || name === 'additionalProperties')
      )
        return;
      report('`properties` is empty; name them, or leave it out.', {
        at: place(schema, 'properties'),
        also: ['POL-5000.2.4.6', ...(role === 'response' ? ['POL-5000.2.4.1', 'REV-01'] : [])],
      });
    },
  },
});

/** Says no more than that there is something, or an object. */
function isAnything(schema: JsonObject): boolean {
  return (
    Object.keys(schema).every((member) => member === 'type') && (schema['type'] ?? 'object') === 'object'
  );
}

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
            at: place(response, 'schema'),
          },
        );
      }
    },
  },
});

/** So many equal parameters are worth sharing. Those of a path come back with each operation below it. */
const often = 2;
const oftenInPath = 4;

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
  summary: 'A parameter that stands in several operations is shared in `parameters` at the root.',
  severity: certification('info'),
  certainty: 'E',
  source: sources.codingStandards,
  note: `Told from ${often} on, of parameters in a path from ${oftenInPath} on.`,
  example: {
    at: '/paths/~1d',
    also: [{ at: '/paths/~1a', set: withRepeated('A') }],
    bad: withRepeated('D'),
    good: undefined,
  },
  on: {
    definition({ parameters }, report) {
      const groups = new Map<string, { readonly pointer: string; readonly limit: number; count: number }>();
      for (const { scope, value, pointer } of parameters) {
        if (scope !== 'operation') continue;
        const key = canonical(value);
        if (key === undefined) continue;
        const group = groups.get(key);
        const limit = value['in'] === 'path' ? oftenInPath : often;
        if (group === undefined) groups.set(key, { pointer, limit, count: 1 });
        else group.count += 1;
      }
      for (const { pointer, count, limit } of groups.values()) {
        if (count >= limit)
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
