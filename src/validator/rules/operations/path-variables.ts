import { isJsonObject } from '../../../shared/json-value.js';
import type { DefinitionNode, Placed } from '../../model/nodes.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';
import { entryAt } from './listed-at.js';
import { hasBrokenBraces } from './path-template.js';

export const pathVariableParameter = defineRule({
  id: 'path-variable-parameter',
  code: 'OperationMissingPathParameter',
  summary: 'Each variable of a path is a path parameter of every operation there.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: {
    at: '/paths/~1items~1{itemId}/get/parameters/0/name',
    bad: 'item',
    good: 'itemId',
  },
  on: {
    operation(operation, report, { definition }) {
      if ([operation, operation.path].some((node) => hasBrokenReference(node, definition))) return;
      const named = new Set(
        operation.parameters.filter((item) => item.in === 'path').map((item) => item.name),
      );
      for (const name of variablesOf(operation.path.template)) {
        if (!named.has(name))
          report(`\`${operation.label}\` lacks a path parameter \`${name}\`, which its path needs.`);
      }
    },
  },
});

export const pathParameterVariable = defineRule({
  id: 'path-parameter-variable',
  code: 'PathParameterNotDefinedInTemplate',
  summary: 'Each path parameter occurs in the path.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: {
    at: '/paths/~1items~1{itemId}/get/parameters/0/name',
    bad: 'item',
    good: 'itemId',
  },
  on: {
    operation(operation, report, { definition }) {
      const { template } = operation.path;
      const isBroken = hasBrokenBraces(template);
      const variables = new Set(variablesOf(template));
      for (const parameter of operation.parameters) {
        if (parameter.in !== 'path' || parameter.name === '' || variables.has(parameter.name)) continue;
        if (isBroken && template.includes(parameter.name)) continue; // what is broken has a rule of its own
        const own = entryAt(operation, parameter, definition);
        const ofPath = own ?? entryAt(operation.path, parameter, definition);
        // That of a path is wrong once, not in each of its operations.
        if (own === undefined && operation !== operation.path.operations[0]) continue;
        report(
          `The path parameter \`${parameter.name}\` of \`${operation.label}\` is not in the path ` +
            `${quote(operation.path.template)}; write \`{${parameter.name}}\` there, or remove it.`,
          { at: ofPath ?? operation.pointer },
        );
      }
    },
  },
});

export const pathParameterRequired = defineRule({
  id: 'path-parameter-required',
  code: 'PathParameterMustBeRequired',
  summary: 'A path parameter is required.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/paths/~1items~1{itemId}/get/parameters/0/required', bad: undefined, good: true },
  on: {
    parameter(parameter, report) {
      if (parameter.in !== 'path' || parameter.isRequired) return;
      report(`The path parameter \`${parameter.name}\` is not required; say \`"required": true\`.`, {
        ...(parameter.value['required'] !== undefined && { at: place(parameter, 'required') }),
        fix: { pointer: place(parameter, 'required'), set: true },
      });
    },
  },
});

/** A parameter behind a `$ref` that leads nowhere, which is reported as such, may be any. */
function hasBrokenReference(
  { value: { parameters } }: Placed,
  definition: DefinitionNode | undefined,
): boolean {
  if (!Array.isArray(parameters)) return false;
  return parameters.some(
    (entry: unknown) =>
      isJsonObject(entry) && Object.hasOwn(entry, '$ref') && definition?.resolve(entry) === undefined,
  );
}

/** Names in braces; what is broken about the braces has a rule of its own. */
function variablesOf(template: string): readonly string[] {
  return [...template.matchAll(/\{([^{}=/*]+)\*?(?:=[^{}/]*)?\}/g)].flatMap(([, name]) => name ?? []);
}
