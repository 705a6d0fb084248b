import { toText } from '../../../shared/json-value.js';
import type { DefinitionNode, DynamicNode, OperationNode, SchemaNode } from '../../model/nodes.js';
import { defineRule, everywhere, quote } from '../../rule.js';
import { sources } from '../../sources.js';
import { type Call, callsOf, resultOf, schemaAtPath } from './calls.js';

const values = '/paths/~1items~1{itemId}/get/parameters/0/x-ms-dynamic-values';

export const dynamicResultArray = defineRule({
  id: 'dynamic-result-array',
  code: 'InvokedOperationShouldProduceArray',
  summary: 'The collection of a dynamic list is an array in what the called operation gives.',
  severity: everywhere('warning'),
  certainty: 'E',
  source: sources.validatorRules,
  note: 'A warning, since clients fall back to the first array they find, and published connectors rely on it.',
  example: { at: `${values}/value-collection`, bad: 'entries', good: 'items' },
  on: {
    dynamic(node, report, { definition }) {
      if (definition === undefined) return;
      for (const { call, at, isList, label } of callsOfLists(node, definition)) {
        if (isList && call.target !== undefined && isUndescribed(call.target))
          report(`\`${label}\` does not describe what it gives, and so no array.`, { at });
      }
      for (const call of listCalls(node, definition).filter(({ isList }) => isList)) {
        const { result, path, at } = call;
        const found = schemaAtPath(result, path, definition);
        if (found === 'unknown' || (found !== undefined && isArray(found, definition))) continue;
        const where = path === '' ? 'at its root' : `at ${quote(path)}`;
        report(
          `\`${call.label}\` gives no array ${where}${found === undefined ? '; there is nothing' : ''}.`,
          { at },
        );
      }
    },
  },
});

export const dynamicResultProperty = defineRule({
  id: 'dynamic-result-property',
  code: 'InvokedOperationShouldProduceProperty',
  summary:
    'The paths of title and value of a dynamic list are properties of its items, that of a schema of the answer.',
  severity: everywhere('warning'),
  certainty: 'E',
  source: sources.validatorRules,
  example: { at: `${values}/value-title`, bad: 'name', good: 'title' },
  on: {
    dynamic(node, report, { definition }) {
      if (definition === undefined) return;
      for (const { call, result, path, isList, label } of listCalls(node, definition)) {
        const collection = schemaAtPath(result, path, definition);
        const item = isSchema(collection) ? itemOf(collection, definition) : undefined;
        if (item === undefined && isList) continue;
        for (const member of isList ? itemMembers : ['value-path', 'itemValuePath']) {
          const wanted = toText(call.value[member]);
          const start = isList ? item : result;
          if (wanted === '' || start === undefined || schemaAtPath(start, wanted, definition) !== undefined)
            continue;
          report(`\`${label}\` gives no property ${quote(wanted)}${isList ? ' in its items' : ''}.`, {
            at: `${call.pointer}/${member}`,
          });
        }
      }
    },
  },
});

const scalars: readonly unknown[] = ['string', 'number', 'integer', 'boolean'];

export const dynamicValuePath = defineRule({
  id: 'dynamic-value-path',
  code: 'RequiredPropertyMissing',
  summary: 'A dynamic list says where the value of an item is, unless its items are values themselves.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.extensions,
  note: 'Every published list without the path is one of plain texts. A warning where the answer does not say what its items are.',
  example: { at: `${values}/value-path`, bad: undefined, good: 'id' },
  on: {
    dynamic(node, report, { definition }) {
      if (definition === undefined) return;
      for (const { call, path, isList, label } of callsOfLists(node, definition)) {
        const member = call.isNewer ? 'itemValuePath' : 'value-path';
        if (!isList || Object.hasOwn(call.value, member)) continue;
        const result = call.target && resultOf(call.target);
        const collection = result && schemaAtPath(result, path, definition);
        const item = isSchema(collection) ? itemOf(collection, definition) : undefined;
        const { type, properties, allOf } = (item && definition.follow(item)?.value) ?? {};
        if (scalars.includes(type)) continue;
        report(`The list lacks \`${member}\`, where the value stands in an item of \`${label}\`.`, {
          at: call.pointer,
          ...(type !== 'object' && !properties && !allOf && { severity: 'warning' as const }),
        });
      }
    },
  },
});

const itemMembers = ['value-path', 'value-title', 'itemValuePath', 'itemTitlePath', 'itemFullTitlePath'];

interface ListCall {
  readonly call: Call;
  readonly result: SchemaNode;
  readonly path: string;
  readonly at: string;
  readonly isList: boolean;
  readonly label: string;
}

function listCalls(node: DynamicNode, definition: DefinitionNode): readonly ListCall[] {
  return callsOfLists(node, definition).flatMap((listed) => {
    const result = listed.call.target && resultOf(listed.call.target);
    return result === undefined ? [] : { ...listed, result };
  });
}

/** Those of operations that exist, whether or not it is described what they give. */
function callsOfLists(node: DynamicNode, definition: DefinitionNode): readonly Omit<ListCall, 'result'>[] {
  const isList = node.extension !== 'x-ms-dynamic-schema' && node.extension !== 'x-ms-dynamic-properties';
  return callsOf(node, definition).flatMap((call) => {
    if (call.target === undefined) return [];
    const member = call.isNewer ? 'itemsPath' : 'value-collection';
    const path = toText(call.value[member]);
    const at = call.value[member] === undefined ? call.pointer : `${call.pointer}/${member}`;
    return { call, path, at, isList, label: call.target.label };
  });
}

/** Has an answer, but no schema for it. */
function isUndescribed(target: OperationNode): boolean {
  return resultOf(target) === undefined && target.responses.some(({ status }) => /^2\d\d$/.test(status));
}

function isArray(schema: SchemaNode, definition: DefinitionNode): boolean {
  const target = definition.follow(schema);
  if (target === undefined) return true; // a broken reference is reported as such
  if (Object.keys(target.value).some((name) => name.startsWith('x-ms-dynamic-'))) return true;
  return (
    target.value['type'] === 'array' ||
    target.value['items'] !== undefined ||
    Object.keys(target.value).length === 0
  );
}

function isSchema(found: ReturnType<typeof schemaAtPath>): found is SchemaNode {
  return found !== undefined && found !== 'unknown';
}

function itemOf(schema: SchemaNode, definition: DefinitionNode): SchemaNode | undefined {
  return definition.follow(schema)?.children.find(({ role }) => role === 'items');
}
