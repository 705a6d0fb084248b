import { isJsonObject, ownMember } from '../../../shared/json-value.js';
import { type MemberType, objectKinds } from '../../model/openapi-kinds.js';
import { defineRule, everywhere, place } from '../../rule.js';
import { sources } from '../../sources.js';

/** Members of the wrong JSON type. The other rules look at a member only when its type is right. */
export const jsonTypes = defineRule({
  id: 'json-types',
  code: 'JsonTypeIncorrect',
  summary: 'Each member of an OpenAPI object has the JSON type that the specification gives it.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  example: { at: '/paths/~1items/get/deprecated', bad: 'true', good: true },
  on: {
    reference({ kind, reference, pointer }, report) {
      if (kind === 'path' || typeof reference === 'string') return;
      report(`\`$ref\` is ${typeName(reference)}; it has to be text such as \`#/definitions/Item\`.`, {
        at: place({ pointer }, '$ref'),
      });
    },
    object({ kind, pointer, value }, report) {
      const members: Readonly<Record<string, MemberType>> = objectKinds[kind].members;
      for (const name of Object.keys(value)) {
        const type = ownMember(members, name) as MemberType | undefined;
        if (type === undefined) continue;
        const wrong = mismatch(type, value[name]);
        if (wrong === undefined) continue;
        // Clients take it as none.
        if (name === 'x-ms-visibility' && value[name] === null) continue;
        report(`\`${name}\` is ${wrong.found}; it has to be ${wrong.wanted}.`, {
          at: place({ pointer }, name, ...wrong.inside),
        });
      }
    },
  },
});

interface Mismatch {
  readonly found: string;
  readonly wanted: string;
  readonly inside: readonly (string | number)[];
}

function mismatch(type: MemberType, value: unknown): Mismatch | undefined {
  switch (type) {
    case 'any':
      return undefined;
    case 'array':
      return Array.isArray(value) ? undefined : wrong('an array', value);
    case 'object':
    case 'free-map':
      return isJsonObject(value) ? undefined : wrong('an object', value);
    case 'boolean-or-object':
      return typeof value === 'boolean' || isJsonObject(value)
        ? undefined
        : wrong('a boolean or an object', value);
    case 'integer':
      return Number.isInteger(value) ? undefined : wrong('an integer', value);
    case 'map': {
      if (!isJsonObject(value)) return wrong('an object', value);
      const bad = Object.keys(value).find((key) => !key.startsWith('x-') && !isJsonObject(value[key]));
      return bad === undefined ? undefined : wrong('an object', value[bad], bad);
    }
    case 'objects':
    case 'strings': {
      if (!Array.isArray(value)) return wrong('an array', value);
      const fits = type === 'strings' ? (item: unknown) => typeof item === 'string' : isJsonObject;
      const bad = value.findIndex((item) => !fits(item));
      return bad < 0 ? undefined : wrong(type === 'strings' ? 'text' : 'an object', value[bad], bad);
    }
    case 'string':
      return typeof value === 'string' ? undefined : wrong('text', value);
    default:
      return typeof value === type ? undefined : wrong(`a ${type}`, value);
  }
}

function wrong(wanted: string, found: unknown, ...inside: (string | number)[]): Mismatch {
  return { wanted, found: typeName(found), inside };
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string') return 'text';
  return `a ${typeof value}`;
}
