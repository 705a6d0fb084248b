import { isJsonObject, ownMember, toJsonObject } from '../../../shared/json-value.js';
import type { DefinitionNode, SchemaNode } from '../../model/nodes.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';
import { schemaLoops } from './schema-loops.js';

export const requiredNames = defineRule({
  id: 'required-names',
  code: 'RequiredPropertyArrayEmpty',
  summary: '`required` names at least one property, or is left out.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/definitions/Item/required', bad: [], good: ['id'] },
  members: ['required'],
  on: {
    schema(schema, report) {
      const { required } = schema.value;
      if (!Array.isArray(required) || required.length > 0) return;
      const at = place(schema, 'required');
      report('`required` is empty. Remove it.', { at, fix: { pointer: at, remove: true } });
    },
  },
});

export const requiredOnObject = defineRule({
  id: 'required-on-object',
  code: 'RequiredPropertyNotOnObject',
  summary: 'Only a schema of type `object` has `required`.',
  severity: everywhere('warning'),
  certainty: 'D',
  source: sources.validatorRules,
  example: { at: '/definitions/Item/properties/id/required', bad: ['id'], good: undefined },
  members: ['required'],
  on: {
    schema(schema, report) {
      const { type, required } = schema.value;
      if (!Array.isArray(required) || type === undefined || type === 'object') return;
      report(`\`required\` is for objects, but the type is ${quote(type)}. Remove it.`, {
        at: place(schema, 'required'),
      });
    },
  },
});

export const requiredDefined = defineRule({
  id: 'required-defined',
  code: 'RequiredPropertyDefinitionMissing',
  summary: 'Each name in `required` is a property of the schema.',
  severity: everywhere('warning'),
  certainty: 'D',
  source: sources.validatorRules,
  example: { at: '/definitions/Item/required', bad: ['number'], good: ['id'] },
  members: ['required'],
  on: {
    schema(schema, report, { definition }) {
      const { required, type } = schema.value;
      if (!Array.isArray(required) || (type !== undefined && type !== 'object')) return;
      const known = definition === undefined ? undefined : propertyNames(schema, definition);
      for (const [index, name] of required.entries()) {
        if (typeof name !== 'string' || known?.has(name) !== false) continue;
        report(`\`required\` names ${quote(name)}, but there is no such property.`, {
          at: place(schema, 'required', index),
        });
      }
    },
  },
});

/** Its own, those of `allOf`, and those of the schema it is a part of by `allOf`. */
function propertyNames(schema: SchemaNode, definition: DefinitionNode): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<SchemaNode>();
  const pending: SchemaNode[] = [schema];
  if (schema.role === 'member-of-allOf' && schema.parent) pending.push(schema.parent);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const target = definition.follow(next);
    if (target === undefined || seen.has(target)) continue;
    seen.add(target);
    for (const name of Object.keys(toJsonObject(target.value['properties']))) names.add(name);
    pending.push(...target.children.filter(({ role }) => role === 'member-of-allOf'));
  }
  return names;
}

const input = '/paths/~1items/post/parameters/0/schema/properties/title';

export const requiredReadOnly = defineRule({
  id: 'required-read-only',
  code: 'RequiredReadOnlyPropertyNotAllowedAsInput',
  summary: 'A property of an input is not both required and read-only.',
  severity: everywhere('error'),
  certainty: 'C',
  source: sources.validatorRules,
  example: { at: `${input}/readOnly`, bad: true, good: undefined },
  members: ['readOnly'],
  on: {
    schema(schema, report) {
      if (!schema.isRequired || schema.value['readOnly'] !== true || !schema.uses.has('input')) return;
      report(
        `${quote(schema.name)} is required and read-only, so nobody can send it; take out one of the two.`,
        {
          at: schema.pointer,
        },
      );
    },
  },
});

export const requiredLoop = defineRule({
  id: 'required-loop',
  code: 'RequiredLoopInSchemaNotAllowed',
  summary: 'No object requires, through others, another of its own kind without end.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  example: {
    at: '/definitions/Item/required',
    also: [{ at: '/definitions/Item/properties/parent', set: { $ref: '#/definitions/Item' } }],
    bad: ['parent'],
    good: ['id'],
  },
  on: {
    definition(definition, report) {
      const isNeeded = ({ role, isRequired }: SchemaNode) =>
        role === 'member-of-allOf' || (role === 'property' && isRequired);
      // What only includes itself, and requires nothing on the way, is `SchemaRefLoopNotAllowed`.
      const loops = schemaLoops(definition, isNeeded).filter((loop) =>
        loop.some(({ by }) => by.role === 'property'),
      );
      // The definitions of each, and where it comes back to: any of them can be mended.
      const schemas = loops.flatMap((loop) =>
        loop.filter(({ schema }, index) => index === 0 || schema.parent === undefined),
      );
      for (const schema of new Set(schemas.map((link) => link.schema))) {
        report(
          'The schema requires itself, through its required properties, without end; make one of them optional.',
          {
            at: schema.pointer,
          },
        );
      }
    },
  },
});

export const internalRequired = defineRule({
  id: 'internal-required',
  code: 'PropertyMustBeRequired',
  summary: 'An internal property of an input that has a default is required: else it is not sent.',
  severity: everywhere('warning'),
  certainty: 'D',
  source: sources.validatorRules,
  example: {
    at: `${input}/x-ms-visibility`,
    also: [
      { at: `${input}/default`, set: 'Item' },
      { at: '/paths/~1items/post/parameters/0/schema/required', set: undefined },
    ],
    bad: 'internal',
    good: 'advanced',
  },
  members: ['default'],
  on: {
    schema(schema, report) {
      if (schema.role !== 'property' || schema.isRequired || !schema.uses.has('input')) return;
      if (ownMember(schema.value, 'default') === undefined || !schema.isInternal) return;
      report(
        `${quote(schema.name)} is internal and has a default, but is not required, so the default is not sent; require it.`,
      );
    },
  },
});

export const internalParameterRequired = defineRule({
  id: 'internal-parameter-required',
  code: 'InternalPropertyWithDefaultOptional',
  summary: 'An internal parameter that has a default is required: else it is not sent.',
  severity: everywhere('warning'),
  certainty: 'D',
  source: sources.validatorRules,
  example: {
    at: '/parameters/PageSize/x-ms-visibility',
    also: [{ at: '/parameters/PageSize/default', set: 20 }],
    bad: 'internal',
    good: 'advanced',
  },
  members: ['default'],
  on: {
    parameter(node, report) {
      if (!node.isInternal || node.isRequired || node.in === 'body') return;
      if (ownMember(node.value, 'default') === undefined) return;
      report(
        `\`${node.name}\` is internal and has a default, but is optional, so the default may not be sent; require it.`,
        {
          fix: { pointer: place(node, 'required'), set: true },
        },
      );
    },
  },
});

export const discriminator = defineRule({
  id: 'discriminator',
  code: 'DiscriminatorMustBeARequiredStringProperty',
  summary: '`discriminator` names a required property of type `string`.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  example: {
    at: '/definitions/Item/discriminator',
    also: [{ at: '/definitions/Item/required', set: ['id'] }],
    bad: 'title',
    good: 'id',
  },
  members: ['discriminator'],
  on: {
    schema(schema, report, { definition }) {
      const name = schema.value['discriminator'];
      if (typeof name !== 'string') return;
      const property = ownMember(toJsonObject(schema.value['properties']), name);
      const value = definition?.resolve(property)?.value ?? property;
      const problem = !isJsonObject(value)
        ? 'is no property of the schema'
        : value['type'] !== 'string'
          ? 'is no string'
          : Array.isArray(schema.value['required']) && schema.value['required'].includes(name)
            ? undefined
            : 'is not required';
      if (problem === undefined) return;
      report(
        `\`discriminator\` names ${quote(name)}, which ${problem}; it has to be a required string property.`,
        {
          at: place(schema, 'discriminator'),
        },
      );
    },
  },
});
