import { isJsonObject, ownMember, toText } from '../../../shared/json-value.js';
import type { TypedNode } from '../../model/nodes.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';

const parameter = '/paths/~1items/get/parameters/0';
const names = `${parameter}/x-ms-enum-values`;
const open = { value: 'open', displayName: 'Open' };

export const enumValues = defineRule({
  id: 'enum-values',
  code: 'EnumMustContainAtLeastOneElement',
  summary: '`enum` has at least one value.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/definitions/Item/properties/id/enum', bad: [], good: ['a'] },
  members: ['enum'],
  on: {
    typed(node, report) {
      const list = node.value['enum'];
      if (Array.isArray(list) && list.length === 0) {
        report('`enum` is empty; name the values, or remove it.', { at: place(node, 'enum') });
      }
    },
  },
});

export const enumTypes = defineRule({
  id: 'enum-types',
  code: 'InvalidEnumValue',
  summary: 'Each value of `enum` has the type of the schema.',
  severity: everywhere('warning'),
  certainty: 'D',
  source: sources.validatorRules,
  example: { at: '/definitions/Item/properties/id/enum', bad: [1, 2], good: ['1', '2'] },
  members: ['enum'],
  on: {
    typed(node, report) {
      const list = node.value['enum'];
      if (!Array.isArray(list)) return;
      const wanted = toText(node.value['type']);
      const bad = list.findIndex((value: unknown) => !isOfType(value, wanted));
      if (bad < 0) return;
      report(
        `The value ${quote(list[bad])} of \`enum\` is ${typeName(list[bad])}, but the type is \`${wanted}\`.`,
        {
          at: place(node, 'enum', bad),
        },
      );
    },
  },
});

export const defaultType = defineRule({
  id: 'default-type',
  code: 'DefaultValueMustMatchType',
  summary: '`default` has the type of the schema.',
  severity: everywhere('warning'),
  certainty: 'D',
  source: sources.validatorRules,
  example: { at: '/parameters/PageSize/default', bad: '20', good: 20 },
  members: ['default'],
  on: {
    typed(node, report) {
      if (!Object.hasOwn(node.value, 'default')) return;
      const wanted = toText(node.value['type']);
      const value = node.value['default'];
      if (isOfType(value, wanted)) return;
      report(`\`default\` is ${typeName(value)}, but the type is \`${wanted}\`.`, {
        at: place(node, 'default'),
      });
    },
  },
});

interface NamedValue {
  readonly entry: unknown;
  readonly at: string;
}

function namedValues(node: TypedNode): readonly NamedValue[] {
  const list = node.value['x-ms-enum-values'];
  if (!Array.isArray(list)) return [];
  return list.map((entry: unknown, index) => ({ entry, at: place(node, 'x-ms-enum-values', index) }));
}

export const enumNamesUnique = defineRule({
  id: 'enum-names-unique',
  code: 'DuplicateEnumValuesInExtension',
  summary: '`x-ms-enum-values` names each value once.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.extensions,
  example: { at: names, bad: [open, { ...open, displayName: 'Not done' }], good: [open] },
  members: ['x-ms-enum-values'],
  on: {
    typed(node, report) {
      const seen = new Set<unknown>();
      for (const { entry, at } of namedValues(node)) {
        if (!isJsonObject(entry)) continue;
        const value = entry['value'];
        if (seen.has(value))
          report(`\`x-ms-enum-values\` names ${quote(value)} a second time. Remove it.`, {
            at: `${at}/value`,
          });
        seen.add(value);
      }
    },
  },
});

export const enumNamesKnown = defineRule({
  id: 'enum-names-known',
  code: 'InvalidEnumValuesExtensionValue',
  summary: 'Each value of `x-ms-enum-values` is one of `enum`.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.extensions,
  example: { at: names, bad: [{ value: 'closed', displayName: 'Closed' }], good: [open] },
  members: ['x-ms-enum-values'],
  on: {
    typed(node, report) {
      const list = node.value['enum'];
      for (const { entry, at } of namedValues(node)) {
        if (!isJsonObject(entry)) continue;
        const value = entry['value'];
        if (Array.isArray(list) && list.includes(value)) continue;
        const choice = Array.isArray(list)
          ? `one of ${list.slice(0, 8).map(quote).join(', ')}`
          : 'in an `enum` beside it';
        report(`\`x-ms-enum-values\` has ${quote(value)}; it has to be ${choice}.`, {
          at: value === undefined ? at : `${at}/value`,
        });
      }
    },
  },
});

export const enumNamesShown = defineRule({
  id: 'enum-names-shown',
  code: 'MissingEnumValuesDisplayName',
  summary: 'Each entry of `x-ms-enum-values` has a `displayName`.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.extensions,
  example: { at: names, bad: [{ value: 'open' }], good: [open] },
  members: ['x-ms-enum-values'],
  on: {
    typed(node, report) {
      for (const { entry, at } of namedValues(node)) {
        if (!isJsonObject(entry) || toText(ownMember(entry, 'displayName')).trim() !== '') continue;
        report(`The entry for ${quote(entry['value'])} lacks \`displayName\`.`, {
          at: entry['displayName'] === undefined ? at : `${at}/displayName`,
        });
      }
    },
  },
});

export const patternValid = defineRule({
  id: 'pattern-valid',
  code: 'PatternShouldBeValidRegularExpression',
  summary: '`pattern` is a regular expression.',
  severity: everywhere('warning'),
  certainty: 'E',
  source: sources.validatorRules,
  note: 'Read as JavaScript reads it, with what the .NET validator knows beyond that let pass.',
  example: { at: '/definitions/Item/properties/id/pattern', bad: '^[a-z', good: '^[a-z]+$' },
  members: ['pattern'],
  on: {
    typed(node, report) {
      const { pattern } = node.value;
      if (typeof pattern !== 'string' || isPattern(pattern)) return;
      report(`\`pattern\` ${quote(pattern)} is no regular expression.`, { at: place(node, 'pattern') });
    },
  },
});

/** .NET has inline options, atomic groups, \A and \Z, and \p{L} without a flag. */
const dotNet = /\(\?[imnsx-]+[:)]|\(\?>|\\[AZzG]|\(\?'/g;

function isPattern(pattern: string): boolean {
  for (const flags of ['', 'u']) {
    try {
      new RegExp(
        pattern.replaceAll(dotNet, (part) => (part.startsWith('(') && !part.endsWith(')') ? '(?:' : '')),
        flags,
      );
      return true;
    } catch {
      // The other way of reading it may do.
    }
  }
  return false;
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isJsonObject(value);
    default:
      return true; // no type, or one that other rules report
  }
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string') return 'text';
  return `a ${typeof value}`;
}
