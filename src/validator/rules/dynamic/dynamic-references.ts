import { ownMember, toJsonObject, toText } from '../../../shared/json-value.js';
import type { DefinitionNode, DynamicNode, OperationNode, SchemaNode } from '../../model/nodes.js';
import { defineRule, everywhere, place, quote, type Rule } from '../../rule.js';
import { sources } from '../../sources.js';
import { bodyPropertyAt, callsOf, parameterNamed } from './calls.js';

const title = '/paths/~1items/post/parameters/0/schema/properties/title';
const fedBy = (source: string) => ({
  operationId: 'ListItems',
  'value-collection': 'items',
  'value-path': 'id',
  'value-title': 'title',
  parameters: { status: { parameter: source } },
});
const newer = {
  'x-ms-dynamic-values': 'x-ms-dynamic-list',
  'x-ms-dynamic-schema': 'x-ms-dynamic-properties',
} as const;
type Older = keyof typeof newer;

/** A reference that the older extension cannot express, where the newer one is missing. */
function referenceRule(
  extension: Older,
  kind: 'Ambiguous' | 'NonParameter',
  about: Pick<Rule, 'id' | 'code' | 'summary'>,
): Rule {
  const call = fedBy('priority');
  return defineRule({
    ...about,
    severity: everywhere('warning'),
    certainty: 'E',
    source: sources.extensions,
    note: 'Connectors older than the newer extension break it, so it is a warning.',
    example: {
      at: `${title}/${extension}`,
      ...(kind === 'Ambiguous' && {
        also: [
          {
            at: '/paths/~1items/post/parameters/1',
            set: {
              name: 'priority',
              in: 'query',
              type: 'integer',
              'x-ms-summary': 'Priority',
              description: 'Another.',
            },
          },
        ],
      }),
      bad:
        extension === 'x-ms-dynamic-values'
          ? call
          : { operationId: 'ListItems', parameters: call.parameters },
      good: undefined,
    },
    on: {
      dynamic(node, report, { definition }) {
        if (definition === undefined || node.extension !== extension) return;
        if (Object.hasOwn(node.host.value, newer[extension])) return;
        for (const { source, name, pointer } of callsOf(node, definition).flatMap((item) => item.arguments)) {
          if (kind === 'NonParameter' && name.includes('/')) {
            report(
              `${quote(name)} is a property inside a body; add \`${newer[extension]}\`, which can fill it.`,
              { at: pointer },
            );
            continue;
          }
          if (source === undefined || !isOfKind(kind, source, node, definition)) continue;
          const why =
            kind === 'Ambiguous'
              ? 'is both a parameter and a property of the body'
              : 'is no parameter but a property of the body';
          report(`${quote(source)} ${why}; add \`${newer[extension]}\`, which can say so.`, { at: pointer });
        }
      },
    },
  });
}

function isOfKind(kind: string, source: string, node: DynamicNode, definition: DefinitionNode): boolean {
  return definition.usersOf(node.host).some((operation) => {
    const parameter = parameterNamed(operation, source);
    if (kind === 'NonParameter') return parameter === undefined && isInside(operation, source, definition);
    return parameter !== undefined && isKnown(bodyPropertyAt(operation, source, definition));
  });
}

/** Leads into the body, by the path of a property alone or after the name of the body: `body/title`. */
function isInside(operation: OperationNode, source: string, definition: DefinitionNode): boolean {
  const [first = '', ...rest] = source.split('/');
  const isAfterName = rest.length > 0 && parameterNamed(operation, first)?.in === 'body';
  return isKnown(bodyPropertyAt(operation, isAfterName ? rest.join('/') : source, definition));
}

function isKnown(property: SchemaNode | 'unknown' | undefined): boolean {
  return property !== undefined && property !== 'unknown';
}

export const referenceRules: readonly Rule[] = [
  referenceRule('x-ms-dynamic-values', 'Ambiguous', {
    id: 'dynamic-list-ambiguous',
    code: 'DynamicListExtensionRequiredForAmbiguousReferences',
    summary:
      'Where a name is both a parameter and a body property, `x-ms-dynamic-list` stands beside `x-ms-dynamic-values`.',
  }),
  referenceRule('x-ms-dynamic-values', 'NonParameter', {
    id: 'dynamic-list-inside',
    code: 'DynamicListExtensionRequiredForNonParameterReferences',
    summary:
      'Where a call is fed from inside the body, `x-ms-dynamic-list` stands beside `x-ms-dynamic-values`.',
  }),
  referenceRule('x-ms-dynamic-schema', 'Ambiguous', {
    id: 'dynamic-properties-ambiguous',
    code: 'DynamicPropertiesExtensionRequiredForAmbiguousReferences',
    summary:
      'Where a name is both a parameter and a body property, `x-ms-dynamic-properties` stands beside `x-ms-dynamic-schema`.',
  }),
  referenceRule('x-ms-dynamic-schema', 'NonParameter', {
    id: 'dynamic-properties-inside',
    code: 'DynamicPropertiesExtensionRequiredForNonParameterReferences',
    summary:
      'Where a call is fed from inside the body, `x-ms-dynamic-properties` stands beside `x-ms-dynamic-schema`.',
  }),
];

const schema = '/definitions/Item/x-ms-dynamic-schema';
const inProperties = { operationId: 'ListItems', 'value-path': 'schema/properties' };

export const dynamicPropertiesPath = defineRule({
  id: 'dynamic-properties-path',
  code: 'DynamicPropertiesExtensionRequiredForPropertiesValuePath',
  summary:
    'Where `value-path` of `x-ms-dynamic-schema` ends in `properties`, `x-ms-dynamic-properties` stands beside it.',
  severity: everywhere('warning'),
  certainty: 'E',
  source: sources.extensions,
  note: 'Connectors older than the newer extension break it, so it is a warning.',
  example: { at: schema, bad: inProperties, good: { operationId: 'ListItems', 'value-path': 'schema' } },
  on: {
    dynamic(node, report) {
      const path = node.value['value-path'];
      if (node.extension !== 'x-ms-dynamic-schema' || typeof path !== 'string' || !endsInProperties(path))
        return;
      if (Object.hasOwn(node.host.value, 'x-ms-dynamic-properties')) return;
      report(
        `\`value-path\` ${quote(path)} leads to a map of properties; add \`x-ms-dynamic-properties\`, which leads to the schema.`,
        {
          at: place(node, 'value-path'),
        },
      );
    },
  },
});

export const dynamicPathsAgree = defineRule({
  id: 'dynamic-paths-agree',
  code: 'DynamicPropertiesItemValuePathMismatch',
  summary:
    '`itemValuePath` of `x-ms-dynamic-properties` is `value-path` of `x-ms-dynamic-schema` without a last `properties`.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.extensions,
  example: {
    at: '/definitions/Item/x-ms-dynamic-properties',
    also: [{ at: schema, set: inProperties }],
    bad: { operationId: 'ListItems', itemValuePath: 'schema/properties' },
    good: { operationId: 'ListItems', itemValuePath: 'schema' },
  },
  on: {
    dynamic(node, report) {
      const older = ownMember(node.host.value, 'x-ms-dynamic-schema');
      if (node.extension !== 'x-ms-dynamic-properties' || older === undefined) return;
      const path = toText(toJsonObject(older)['value-path']);
      const wanted = endsInProperties(path) ? path.replace(/(?:^|\/)properties\/?$/, '') : path;
      const found = toText(node.value['itemValuePath']);
      if (path === '' || found === wanted) return;
      report(
        `\`itemValuePath\` is ${quote(found)}; it has to be ${quote(wanted)}, as \`value-path\` is ${quote(path)}.`,
        {
          at: Object.hasOwn(node.value, 'itemValuePath') ? place(node, 'itemValuePath') : node.pointer,
        },
      );
    },
  },
});

export const dynamicTreePresent = defineRule({
  id: 'dynamic-tree-present',
  code: 'DynamicTreeExtensionMissing',
  summary: 'Where `x-ms-dynamic-values` opens the file picker, `x-ms-dynamic-tree` stands beside it.',
  severity: everywhere('warning'),
  certainty: 'E',
  source: sources.extensions,
  note: 'The extension is newer than most uses of the file picker.',
  example: {
    at: '/paths/~1items~1{itemId}/get/parameters/0/x-ms-dynamic-values',
    bad: { capability: 'file-picker', parameters: {}, 'value-path': 'Path' },
    good: {
      operationId: 'ListItems',
      'value-collection': 'items',
      'value-path': 'id',
      'value-title': 'title',
    },
  },
  on: {
    dynamic(node, report) {
      if (node.extension !== 'x-ms-dynamic-values' || node.value['capability'] !== 'file-picker') return;
      if (Object.hasOwn(node.host.value, 'x-ms-dynamic-tree')) return;
      report('The file picker needs `x-ms-dynamic-tree` beside `x-ms-dynamic-values`.');
    },
  },
});

export const dynamicPlace = defineRule({
  id: 'dynamic-place',
  code: 'DynamicExtensionDefinitionNotAllowedInParameter',
  summary: 'A dynamic extension of a body stands in its schema, not on the parameter.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: {
    at: '/paths/~1items/post/parameters/0/x-ms-dynamic-schema',
    bad: { operationId: 'ListItems', 'value-path': 'schema' },
    good: undefined,
  },
  on: {
    dynamic(node, report) {
      if (node.host.node !== 'parameter' || node.host.in !== 'body') return;
      report(`\`${node.extension}\` stands on the body parameter; move it into \`schema\`.`);
    },
  },
});

export const selectedItemPlace = defineRule({
  id: 'selected-item-place',
  code: 'SelectedItemValuePathNotAllowedInThisPosition',
  summary: '`selectedItemValuePath` stands only in `browse` of `x-ms-dynamic-tree`.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.extensions,
  example: {
    at: '/paths/~1items~1{itemId}/get/parameters/0/x-ms-dynamic-list',
    bad: {
      operationId: 'ListItems',
      itemValuePath: 'id',
      parameters: { status: { selectedItemValuePath: 'id' } },
    },
    good: { operationId: 'ListItems', itemValuePath: 'id', parameters: { status: { value: 'open' } } },
  },
  on: {
    dynamic(node, report, { definition }) {
      if (definition === undefined) return;
      for (const { value, pointer } of callsOf(node, definition)) {
        if (node.extension === 'x-ms-dynamic-tree' && pointer.endsWith('/browse')) continue;
        if (Object.hasOwn(value, 'selectedItemValuePath')) {
          report('`selectedItemValuePath` has a meaning only in `browse` of `x-ms-dynamic-tree`.', {
            at: place({ pointer }, 'selectedItemValuePath'),
          });
        }
        for (const [name, given] of Object.entries(toJsonObject(value['parameters']))) {
          if (!Object.hasOwn(toJsonObject(given), 'selectedItemValuePath')) continue;
          report(
            `\`selectedItemValuePath\` of ${quote(name)} has a meaning only in \`browse\` of \`x-ms-dynamic-tree\`.`,
            {
              at: place({ pointer }, 'parameters', name, 'selectedItemValuePath'),
            },
          );
        }
      }
    },
  },
});

function endsInProperties(path: string): boolean {
  return /(?:^|\/)properties\/?$/.test(path);
}
