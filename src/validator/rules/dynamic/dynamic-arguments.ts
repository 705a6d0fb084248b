import { isJsonObject, wordOf } from '../../../shared/json-value.js';
import type { DefinitionNode } from '../../model/nodes.js';
import { defineRule, everywhere, quote, type Report } from '../../rule.js';
import { sources } from '../../sources.js';
import { type Call, callsOf, fixedCallsOf, inputAt, parameterNamed } from './calls.js';

const values = '/paths/~1items~1{itemId}/get/parameters/0/x-ms-dynamic-values';
const lists = { name: 'list', in: 'query', type: 'string', 'x-ms-summary': 'List', description: 'The list.' };
/** A parameter of the caller. */
const caller = (more: object) => ({
  at: '/paths/~1items~1{itemId}/get/parameters/1',
  set: { ...lists, ...more },
});
/** A parameter of the operation that is called. */
const called = (more: object) => ({ at: '/paths/~1items/get/parameters/2', set: { ...lists, ...more } });

export const dynamicArgumentFound = defineRule({
  id: 'dynamic-argument-found',
  code: 'OperationParameterNameNotFound',
  summary: 'A dynamic call passes only inputs that the operation it calls has.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: `${values}/parameters`, bad: { state: 'open' }, good: { status: 'open' } },
  on: {
    definition(definition, report) {
      for (const call of fixedCallsOf(definition)) checkNames(call, definition, report);
    },
    dynamic(node, report, { definition }) {
      if (definition === undefined) return;
      for (const call of callsOf(node, definition)) {
        checkNames(call, definition, report);
        if (call.target === undefined) continue;
        for (const { pointer, source } of call.arguments) {
          const users = source === undefined ? [] : definition.usersOf(node.host);
          if (
            users.length === 0 ||
            users.some((user) => inputAt(user, source ?? '', definition) !== undefined)
          )
            continue;
          report(
            `No operation with this extension has the input ${quote(source)}, which is to be passed on.`,
            {
              at: pointer,
              severity: 'warning',
            },
          );
        }
      }
    },
  },
});

export const dynamicArgumentType = defineRule({
  id: 'dynamic-argument-type',
  code: 'OperationParameterTypeMismatch',
  summary: 'What a dynamic call passes on has the type that the operation it calls expects.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  note: 'A number for text and an integer for a number are a warning: clients convert them.',
  example: {
    at: `${values}/parameters`,
    also: [caller({ type: 'array', items: { type: 'string' } })],
    bad: { status: { parameter: 'list' } },
    good: undefined,
  },
  on: {
    dynamic(node, report, { definition }) {
      if (definition === undefined) return;
      for (const { target, arguments: passed } of callsOf(node, definition)) {
        for (const { name, source, pointer } of passed) {
          if (source === undefined || target === undefined) continue;
          const wanted = inputAt(target, name, definition);
          if (wanted === undefined || wanted === 'unknown') continue;
          for (const user of definition.usersOf(node.host)) {
            const found = inputAt(user, source, definition);
            if (found === undefined || found === 'unknown' || fits(found.type, wanted.type)) continue;
            report(
              `${quote(name)} of \`${target.label}\` is of type \`${wanted.type}\`, but ${quote(source)} of \`${user.label}\` is of type \`${found.type}\`.`,
              {
                at: pointer,
                ...(isScalar(found.type) && isScalar(wanted.type) && { severity: 'warning' as const }),
              },
            );
            break;
          }
        }
      }
    },
  },
});

export const dynamicLiteralType = defineRule({
  id: 'dynamic-literal-type',
  code: 'OperationParameterStaticTypeMismatch',
  summary: 'A fixed value in a dynamic call has the type that the operation it calls expects.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  note: 'A value that converts, such as `"1"` for an integer, is a warning.',
  example: { at: `${values}/parameters`, bad: { pageSize: 'all' }, good: { pageSize: 100 } },
  on: {
    definition(definition, report) {
      for (const call of fixedCallsOf(definition)) checkLiterals(call, definition, report);
    },
    dynamic(node, report, { definition }) {
      if (definition === undefined) return;
      for (const call of callsOf(node, definition)) checkLiterals(call, definition, report);
    },
  },
});

export const dynamicArgumentRequired = defineRule({
  id: 'dynamic-argument-required',
  code: 'OperationParameterRequiredMismatch',
  summary: 'What feeds a required input of a dynamic call is required itself; else the call waits for it.',
  severity: everywhere('warning'),
  certainty: 'E',
  source: sources.validatorRules,
  example: {
    at: `${values}/parameters`,
    also: [caller({ required: false }), called({ required: true })],
    bad: { list: { parameter: 'list' } },
    good: { list: 'all' },
  },
  on: {
    dynamic(node, report, { definition }) {
      if (definition === undefined) return;
      for (const { target, arguments: passed } of callsOf(node, definition)) {
        for (const { name, source, pointer } of passed) {
          if (source === undefined || target === undefined) continue;
          const wanted = inputAt(target, name, definition);
          if (wanted === undefined || wanted === 'unknown' || !wanted.isRequired || wanted.hasDefault)
            continue;
          const user = definition.usersOf(node.host).find((operation) => {
            const found = inputAt(operation, source, definition);
            return found !== undefined && found !== 'unknown' && !found.isRequired;
          });
          if (user === undefined) continue;
          report(
            `${quote(name)} of \`${target.label}\` is required, but ${quote(source)} of \`${user.label}\`, which feeds it, is optional.`,
            {
              at: pointer,
            },
          );
        }
      }
    },
  },
});

export const dynamicArgumentMissing = defineRule({
  id: 'dynamic-argument-missing',
  code: 'OperationMissingRequiredProperty',
  summary: 'A dynamic call passes every input that the operation it calls requires.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: {
    at: `${values}/parameters`,
    also: [called({ required: true })],
    bad: {},
    good: { list: 'all' },
  },
  on: {
    definition(definition, report) {
      for (const call of fixedCallsOf(definition)) checkRequired(call, report);
    },
    dynamic(node, report, { definition }) {
      if (definition === undefined) return;
      for (const call of callsOf(node, definition)) checkRequired(call, report);
    },
  },
});

export const dynamicSourceInternal = defineRule({
  id: 'dynamic-source-internal',
  code: 'SourcePropertyInternal',
  summary:
    'No dynamic call is fed by an internal input, whose default is not filled in; it passes the value itself.',
  severity: everywhere('warning'),
  certainty: 'E',
  source: sources.validatorRules,
  example: {
    at: `${values}/parameters`,
    also: [caller({ required: true, default: 'all', 'x-ms-visibility': 'internal' })],
    bad: { status: { parameter: 'list' } },
    good: { status: 'open' },
  },
  on: {
    dynamic(node, report, { definition }) {
      if (definition === undefined) return;
      for (const { arguments: passed } of callsOf(node, definition)) {
        for (const { source, pointer } of passed) {
          if (source === undefined) continue;
          const user = definition.usersOf(node.host).find((operation) => {
            const found = inputAt(operation, source, definition);
            return found !== undefined && found !== 'unknown' && found.isInternal;
          });
          if (user === undefined) continue;
          report(`${quote(source)} of \`${user.label}\` is internal; pass its value instead.`, {
            at: pointer,
          });
        }
      }
    },
  },
});

export const fetchAndSubscribeAgree = defineRule({
  id: 'fetch-and-subscribe-agree',
  code: 'ParamtersWithSameNameMustHaveSameTypeAndVisibility',
  summary:
    'Parameters of one name in a trigger that fetches and in the subscription that wakes it are alike.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  note: 'The code is misspelt by the platform.',
  example: {
    at: '/paths/~1items/get/x-ms-notification',
    also: [
      { at: '/paths/~1items/get/x-ms-trigger', set: 'batch' },
      { at: '/paths/~1hooks/post/parameters/1', set: { ...lists, name: 'status', type: 'integer' } },
    ],
    bad: { operationId: 'WhenItemIsAdded' },
    good: undefined,
  },
  on: {
    operation(operation, report, { definition }) {
      const notification = operation.value['x-ms-notification'];
      if (definition === undefined || !isJsonObject(notification)) return;
      const webhook = definition.operationById(wordOf(notification['operationId']));
      for (const parameter of operation.parameters) {
        const other = webhook && parameterNamed(webhook, parameter.name);
        if (other === undefined || other.in === 'body' || webhook === operation) continue;
        const differs = ['type', 'visibility'].filter((what) =>
          what === 'type'
            ? parameter.value['type'] !== other.value['type']
            : parameter.visibility !== other.visibility,
        );
        if (differs.length === 0) continue;
        report(
          `\`${parameter.name}\` has another ${differs.join(' and ')} in \`${operation.label}\` than in \`${webhook?.label}\`.`,
          { at: parameter.pointer.startsWith(operation.pointer) ? parameter.pointer : operation.pointer },
        );
      }
    },
  },
});

function checkNames({ target, arguments: passed }: Call, definition: DefinitionNode, report: Report): void {
  if (target === undefined) return;
  for (const { name, pointer } of passed) {
    if (inputAt(target, name, definition) !== undefined) continue;
    report(`\`${target.label}\` has no input ${quote(name)}.`, { at: pointer });
  }
}

function checkLiterals(
  { target, arguments: passed }: Call,
  definition: DefinitionNode,
  report: Report,
): void {
  for (const { name, literal, pointer } of passed) {
    if (literal === undefined || literal === null || target === undefined) continue;
    const wanted = inputAt(target, name, definition);
    if (wanted === undefined || wanted === 'unknown' || fits(typeOf(literal), wanted.type)) continue;
    report(
      `${quote(name)} of \`${target.label}\` is of type \`${wanted.type}\`, but the value is ${quote(literal)}.`,
      { at: pointer, ...(converts(literal, wanted.type) && { severity: 'warning' as const }) },
    );
  }
}

function checkRequired({ target, value, pointer, arguments: passed }: Call, report: Report): void {
  for (const parameter of target?.parameters ?? []) {
    if (!parameter.isRequired || parameter.value['default'] !== undefined || parameter.name === '') continue;
    if (passed.some(({ name }) => name === parameter.name || name.startsWith(`${parameter.name}/`))) continue;
    // The properties of a body may be passed one by one, and a body may hold nothing that is required.
    if (parameter.in === 'body') continue;
    report(`\`${target?.label}\` requires \`${parameter.name}\`, which the call does not pass.`, {
      at: isJsonObject(value['parameters']) ? `${pointer}/parameters` : pointer,
    });
  }
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

/** What has no type, or one that is not known, which is reported as such, fits everything. */
function fits(found: string, wanted: string): boolean {
  if (!types.has(found) || !types.has(wanted)) return true;
  return found === wanted || (found === 'integer' && wanted === 'number');
}

const types = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object']);

function isScalar(type: string): boolean {
  return ['string', 'number', 'integer', 'boolean'].includes(type);
}

/** Whether a client can write the value into a URL or body as the type that is wanted. */
function converts(value: unknown, wanted: string): boolean {
  if (wanted === 'string') return typeof value === 'number' || typeof value === 'boolean';
  if (typeof value !== 'string') return false;
  if (wanted === 'integer' || wanted === 'number')
    return value.trim() !== '' && Number.isFinite(Number(value));
  return wanted === 'boolean' && /^(?:true|false)$/i.test(value);
}
