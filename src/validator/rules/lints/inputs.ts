import { isJsonObject, type JsonObject, wordOf } from '../../../shared/json-value.js';
import type { ParameterNode, PropertiesNode } from '../../model/nodes.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';
import { operationsOf, policyParameter } from '../properties/policy-templates.js';

const parameters = '/paths/~1items/get/parameters';
const important = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    name: `filter${index}`,
    in: 'query',
    type: 'string',
    'x-ms-summary': `Filter ${index}`,
    'x-ms-visibility': 'important',
    description: 'What is listed.',
  }));

/** What still is a handful. */
const handful = 7;

export const importantInputs = defineRule({
  id: 'important-inputs',
  code: 'LNT-03',
  summary: `At most ${handful} optional inputs of an operation are important.`,
  severity: everywhere('warning'),
  certainty: 'F',
  source: sources.extensions,
  note: 'Important inputs are always shown; a long card hides what matters. Required inputs are shown anyway and do not count.',
  example: { at: parameters, bad: important(8), good: important(7) },
  on: {
    operation(operation, report, { definition }) {
      const body = operation.parameters.find((parameter) => parameter.in === 'body')?.schema;
      const fields = (body && definition?.follow(body))?.children.filter(({ role }) => role === 'property');
      const { length } = [
        ...operation.parameters.filter(({ visibility, isRequired }) => isImportant(visibility, isRequired)),
        ...(fields ?? []).filter(({ value, isRequired }) =>
          isImportant(wordOf(value['x-ms-visibility']), isRequired),
        ),
      ];
      if (length <= handful) return;
      report(
        `\`${operation.label}\` has ${length} optional inputs that are important; keep it to ${handful}.`,
        {
          at: place(operation, 'parameters'),
        },
      );
    },
  },
});

function isImportant(visibility: string, isRequired: boolean): boolean {
  return visibility.toLowerCase() === 'important' && !isRequired;
}

const pageSize = '/parameters/PageSize';

export const internalDefault = defineRule({
  id: 'internal-default',
  code: 'LNT-04',
  summary: 'An input that is required and internal has a default, which is what is sent.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.extensions,
  example: {
    at: `${pageSize}/required`,
    also: [{ at: `${pageSize}/x-ms-visibility`, set: 'internal' }],
    bad: true,
    good: undefined,
  },
  on: {
    parameter(node, report) {
      if (!node.isInternal || !node.isRequired || node.in === 'body' || node.value['default'] !== undefined)
        return;
      // What calls an internal operation passes it, and often one of a path, which a dynamic call may share.
      const mayBePassed = node.in === 'path' || node.operation?.isInternal === true;
      report(`\`${node.name}\` is required and internal, so nobody can fill it in; give it a \`default\`.`, {
        ...(mayBePassed && { severity: 'warning' as const }),
      });
    },
    schema(schema, report) {
      const { value, role, isRequired, uses, name } = schema;
      if (role !== 'property' || !isRequired || !uses.has('input')) return;
      if (wordOf(value['x-ms-visibility']).toLowerCase() !== 'internal') return;
      if (isFilledIn(value)) return;
      report(`\`${name}\` is required and internal, so nobody can fill it in; give it a \`default\`.`, {
        severity: 'warning',
      });
    },
  },
});

/** By its default, by the platform, or by the defaults of its parts. */
function isFilledIn(value: JsonObject): boolean {
  if (value['default'] !== undefined || value['x-ms-notification-url'] === true) return true;
  return value['type'] === 'object' || value['properties'] !== undefined || Object.hasOwn(value, '$ref');
}

export const internalUnused = defineRule({
  id: 'internal-unused',
  code: 'LNT-05',
  summary: 'An input that is optional and internal has a default; else it is never sent.',
  severity: everywhere('warning'),
  certainty: 'D',
  source: sources.extensions,
  note: 'What a policy `pollingtrigger` fills in is sent, with the state of the trigger.',
  example: { at: `${pageSize}/x-ms-visibility`, bad: 'internal', good: 'advanced' },
  on: {
    parameter(node, report, { properties }) {
      if (!node.isInternal || node.isRequired || node.in === 'body' || node.value['default'] !== undefined)
        return;
      if (isPollingState(node, properties)) return;
      report(
        `\`${node.name}\` is internal and optional and has no default, so it is never sent. Remove it, or make it visible.`,
      );
    },
    schema(schema, report) {
      const { value, role, isRequired, uses, name } = schema;
      // What is given back, too, may be internal there only.
      if (role !== 'property' || isRequired || uses.size !== 1 || !uses.has('input')) return;
      if (wordOf(value['x-ms-visibility']).toLowerCase() !== 'internal' || isFilledIn(value)) return;
      report(
        `${quote(name)} is internal and optional and has no default, so it is never sent. Remove it, or make it visible.`,
      );
    },
  },
});

/** Whether a policy `pollingtrigger` of its operation gives the parameter the state of the trigger. */
function isPollingState({ name, operation }: ParameterNode, properties: PropertiesNode | undefined): boolean {
  const id = operation?.value['operationId'];
  return (properties?.policies ?? []).some((policy) => {
    if (policy.templateId.toLowerCase() !== 'pollingtrigger') return false;
    const config = policyParameter(policy, 'triggerConfig')?.value;
    const isOfOperation = operationsOf(policy)?.includes(id) ?? true;
    return isOfOperation && isJsonObject(config) && Object.hasOwn(config, name);
  });
}

export const deleteBody = defineRule({
  id: 'delete-body',
  code: 'LNT-06',
  summary: 'A `DELETE` has no body.',
  severity: everywhere('warning'),
  certainty: 'D',
  source: sources.swagger,
  note: 'HTTP gives it no meaning, and proxies drop it.',
  example: {
    at: '/paths/~1hooks~1{hookId}/delete/parameters/1',
    bad: { name: 'body', in: 'body', schema: { type: 'object' } },
    good: undefined,
  },
  on: {
    operation(operation, report) {
      if (operation.method !== 'delete') return;
      const body = operation.parameters.find((item) => item.in === 'body' || item.in === 'formData');
      if (body === undefined) return;
      report(
        `\`${operation.label}\` sends a body with \`DELETE\`, which has no meaning in HTTP; use the query or the path.`,
        {
          at: body.pointer.startsWith(operation.pointer) ? body.pointer : operation.pointer,
        },
      );
    },
  },
});

const ownHeaders = new Set(['content-type', 'accept', 'user-agent']);

export const ownHeader = defineRule({
  id: 'own-header',
  code: 'LNT-07',
  summary:
    'No header parameter is `Content-Type`, `Accept` or `User-Agent`: `consumes`, `produces` and the platform set them.',
  severity: everywhere('warning'),
  certainty: 'D',
  source: sources.swagger,
  note: 'Internal ones with a fixed default pass.',
  example: {
    at: `${parameters}/2`,
    bad: { name: 'Accept', in: 'header', type: 'string', 'x-ms-summary': 'Accept', description: 'The type.' },
    good: undefined,
  },
  on: {
    parameter(node, report) {
      if (node.in !== 'header' || !ownHeaders.has(node.name.toLowerCase())) return;
      if (node.isInternal && node.value['default'] !== undefined) return;
      report(
        `Makers cannot know what the header ${quote(node.name)} should be; say it by \`consumes\` or \`produces\`, or make it internal with a default.`,
      );
    },
  },
});
