import { toJsonObject, toPointer } from '../../../shared/json-value.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';

export const pathSlash = defineRule({
  id: 'path-slash',
  code: 'OperationPathMustStartWithSlash',
  summary: 'Every path begins with a slash.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/paths/lists', bad: {}, good: undefined },
  on: {
    path({ template, pointer }, report) {
      if (template.startsWith('/')) return;
      report(`The path ${quote(template)} has to begin with \`/\`.`, {
        fix: { pointer, rename: `/${template}` },
      });
    },
  },
});

export const pathQuery = defineRule({
  id: 'path-query',
  code: 'OperationPathMayNotContainQueryOrFragment',
  summary: 'A path has no query and no fragment.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/paths/~1lists?open=true', bad: {}, good: undefined },
  on: {
    path({ template }, report) {
      const found = /[?#]/.exec(template)?.[0];
      if (found === undefined) return;
      const advice = found === '?' ? 'Make what follows it query parameters' : 'Take out what follows it';
      report(
        `The path ${quote(template)} contains \`${found}\`. ${advice}, or encode it as \`%${found === '?' ? '3F' : '23'}\`.`,
      );
    },
  },
});

export const pathCharacters = defineRule({
  id: 'path-characters',
  code: 'OperationPathContainsUnsupportedCharacters',
  summary: 'A path has no wildcard.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/paths/~1lists~1*', bad: {}, good: undefined },
  on: {
    path({ template }, report) {
      if (template.includes('*'))
        report(`The path ${quote(template)} contains the wildcard \`*\`; name a parameter instead.`);
    },
  },
});

/** A segment: text without braces, and variables `{name}` in it. */
const segment = /^(?:[^{}]|\{[^{}]+\})*$/;

/** The first segment with a brace that has no partner, or none between. */
function brokenSegment(template: string): string | undefined {
  return template.split('/').find((part) => !segment.test(part));
}

export function hasBrokenBraces(template: string): boolean {
  return brokenSegment(template) !== undefined;
}

export const pathBraces = defineRule({
  id: 'path-braces',
  code: 'OperationPathTemplateNotValid',
  summary: 'Each variable of a path stands in braces within one segment.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/paths/~1lists~1{listId', bad: {}, good: undefined },
  on: {
    path({ template }, report) {
      const bad = brokenSegment(template);
      if (bad === undefined) return;
      report(
        `The segment ${quote(bad)} of the path ${quote(template)} has a brace without its partner, or none between; write \`{name}\`.`,
      );
    },
  },
});

export const pathDefaults = defineRule({
  id: 'path-defaults',
  code: 'OperationPathVariablesContainDefaults',
  summary: 'A variable of a path states no default.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/paths/~1lists~1{listId=7}', bad: {}, good: undefined },
  on: {
    path({ template }, report) {
      const bad = /\{[^{}]*=[^{}]*\}/.exec(template)?.[0];
      if (bad === undefined) return;
      report(`The variable ${quote(bad)} states a default; it belongs in \`default\` of the parameter.`);
    },
  },
});

export const pathReference = defineRule({
  id: 'path-reference',
  code: 'PathItemRefNotSuppored',
  summary: 'A path is written out and not a `$ref`.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  note: 'The code is misspelt by the platform.',
  example: { at: '/paths/~1lists', bad: { $ref: '#/paths/~1items' }, good: undefined },
  on: {
    path(path, report) {
      if (!Object.hasOwn(path.value, '$ref')) return;
      report('`$ref` on a path is not supported; write its operations here.', { at: place(path, '$ref') });
    },
  },
});

export const pathUnique = defineRule({
  id: 'path-unique',
  code: 'PathRedefined',
  covers: ['POL-5000.2.6.2'],
  summary: 'Paths differ by more than upper and lower case.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/paths/~1Items', bad: {}, good: undefined },
  on: {
    definition({ value }, report) {
      const seen = new Map<string, string>();
      for (const template of Object.keys(toJsonObject(value['paths']))) {
        const key = template.toLowerCase();
        const first = seen.get(key);
        if (first === undefined) seen.set(key, template);
        else
          report(`The path ${quote(template)} is ${quote(first)} in other capitals; join the two.`, {
            at: toPointer('paths', template),
          });
      }
    },
  },
});
