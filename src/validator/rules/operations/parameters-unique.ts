import { isJsonObject, type JsonObject, toText, wordOf } from '../../../shared/json-value.js';
import type { DefinitionNode, OperationNode, Placed } from '../../model/nodes.js';
import { defineRule, everywhere, place } from '../../rule.js';
import { sources } from '../../sources.js';

const copy = {
  name: 'status',
  in: 'query',
  required: false,
  type: 'integer',
  format: 'int32',
  'x-ms-summary': 'Status',
  description: 'Only items with this status are listed.',
};
const body = { name: 'more', in: 'body', required: true, schema: { type: 'object' } };

export const operationParametersIdentical = defineRule({
  id: 'operation-parameters-identical',
  code: 'OperationParametersAreNotUnique',
  summary: 'An operation lists no parameter twice.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/paths/~1items/get/parameters/2', bad: { $ref: '#/parameters/PageSize' }, good: undefined },
  on: {
    operation(operation, report) {
      const compare = createComparison();
      for (const { value, index } of entriesOf(operation)) {
        const key = [value['$ref'], value['in'], value['name']].map(wordOf).join(' ');
        if (compare(key, value) !== 'copy') continue;
        report(`\`${operation.label}\` lists the same parameter a second time. Remove it.`, {
          at: place(operation, 'parameters', index),
        });
      }
    },
  },
});

export const operationParametersUnique = defineRule({
  id: 'operation-parameters-unique',
  code: 'OperationParametersContainDuplicateParameter',
  summary: 'The parameters of an operation differ in name or location.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/paths/~1items/get/parameters/2', bad: copy, good: undefined },
  on: {
    operation(operation, report, { definition }) {
      if (definition === undefined) return;
      for (const { name, location, at } of repeated(operation, definition)) {
        report(
          `\`${operation.label}\` has a second parameter \`${name}\` in \`${location}\`; rename or remove one.`,
          { at },
        );
      }
    },
  },
});

export const operationBodyUnique = defineRule({
  id: 'operation-body-unique',
  code: 'OperationParametersContainMultipleBodyParameters',
  summary: 'An operation has one body parameter at most.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/paths/~1items/post/parameters/1', bad: body, good: undefined },
  on: {
    operation(operation, report, { definition }) {
      if (definition === undefined) return;
      for (const at of [
        ...secondBodies(operation, definition),
        ...bodiesBesideThatOfPath(operation, definition),
      ]) {
        report(
          `\`${operation.label}\` has a second body parameter; put its properties into the schema of the first.`,
          { at },
        );
      }
    },
  },
});

export const pathParametersUnique = defineRule({
  id: 'path-parameters-unique',
  code: 'PathParametersContainDuplicateParameter',
  summary: 'The parameters of a path differ in name or location.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/paths/~1items/parameters', bad: [copy, copy], good: undefined },
  on: {
    path(path, report, { definition }) {
      if (definition === undefined) return;
      for (const { name, location, at } of repeated(path, definition)) {
        report(`The path has a second parameter \`${name}\` in \`${location}\`; rename or remove one.`, {
          at,
        });
      }
    },
  },
});

export const pathBodyUnique = defineRule({
  id: 'path-body-unique',
  code: 'PathParametersContainMultipleBodyParameters',
  summary: 'A path has one body parameter at most.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/paths/~1items/parameters', bad: [body, { ...body, name: 'other' }], good: undefined },
  on: {
    path(path, report, { definition }) {
      if (definition === undefined) return;
      for (const at of secondBodies(path, definition))
        report('The path has a second body parameter; remove one.', { at });
    },
  },
});

interface Entry {
  readonly value: JsonObject;
  /** In the list where it is written. */
  readonly index: number;
}

function entriesOf({ value: { parameters } }: Placed): readonly Entry[] {
  return (Array.isArray(parameters) ? parameters : []).flatMap((value: unknown, index) =>
    isJsonObject(value) ? { value, index } : [],
  );
}

function resolved(node: Placed, { resolve }: DefinitionNode): readonly Entry[] {
  return entriesOf(node).map(({ value, index }) => ({ value: resolve(value)?.value ?? value, index }));
}

function repeated(node: Placed, definition: DefinitionNode) {
  const compare = createComparison();
  return resolved(node, definition).flatMap(({ value, index }) => {
    const location = toText(value['in']);
    // RFC 9110 section 5.1: names of headers are compared ignoring case.
    const name = location === 'header' ? toText(value['name']).toLowerCase() : toText(value['name']);
    if (name === '' || location === 'body') return [];
    const found = compare(`${location} ${name}`, value);
    // An identical copy in an operation is `OperationParametersAreNotUnique`.
    const isSaid = found === 'copy' && node.pointer.split('/').length > 3;
    return found === 'first' || isSaid ? [] : { name, location, at: place(node, 'parameters', index) };
  });
}

function secondBodies(node: Placed, definition: DefinitionNode): readonly string[] {
  return resolved(node, definition)
    .filter(({ value }) => value['in'] === 'body')
    .slice(1)
    .map(({ index }) => place(node, 'parameters', index));
}

/** An operation replaces a parameter of its path only by one of the same name. */
function bodiesBesideThatOfPath(operation: OperationNode, definition: DefinitionNode): readonly string[] {
  const isBody = ({ value }: Entry) => value['in'] === 'body';
  const ofPath = resolved(operation.path, definition).find(isBody);
  const own = ofPath && resolved(operation, definition).find(isBody);
  if (own === undefined || own.value['name'] === ofPath?.value['name']) return [];
  return [place(operation, 'parameters', own.index)];
}

/** Compares a parameter with those of the same key before it; they are written out only where a key comes again. */
function createComparison(): (key: string, value: JsonObject) => 'first' | 'copy' | 'another' {
  const known = new Map<string, { readonly first: JsonObject; texts?: Set<string | undefined> }>();
  return (key, value) => {
    const before = known.get(key);
    if (before === undefined) {
      known.set(key, { first: value });
      return 'first';
    }
    before.texts ??= new Set([canonical(before.first)]);
    const text = canonical(value);
    const isCopy = text !== undefined && before.texts.has(text);
    before.texts.add(text);
    return isCopy ? 'copy' : 'another';
  };
}

function canonical(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined; // nested too deeply to compare
  }
}
