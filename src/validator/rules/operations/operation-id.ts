import { isJsonObject, toText } from '../../../shared/json-value.js';
import type { OperationNode } from '../../model/nodes.js';
import { certification, defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';

export const operationIdPresent = defineRule({
  id: 'operation-id-present',
  code: 'OperationIdRequired',
  summary: 'Every operation has an `operationId`.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/paths/~1items/get/operationId', bad: undefined, good: 'ListItems' },
  on: {
    operation({ value, label }, report) {
      if (value['operationId'] === undefined)
        report(`\`${label}\` lacks \`operationId\`; give it a name such as \`ListItems\`.`);
    },
  },
});

/** The service prints its limit and nobody has published it; the longest published id has 77 characters. */
const [likelyLimit, longLength] = [80, 70];

export const operationIdLength = defineRule({
  id: 'operation-id-length',
  code: 'OperationIdTooLong',
  summary: `An \`operationId\` has at most ${likelyLimit} characters.`,
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  note: `The platform's limit is not published; above ${longLength} characters there is a warning.`,
  example: {
    at: '/paths/~1items/get/operationId',
    bad: 'ListEveryItemOfEveryListThatWasEverWrittenDownByAnybodyInTheWorkspaceAndInTheArchive',
    good: 'ListItems',
  },
  on: {
    operation(operation, report) {
      const { length } = operation.id;
      if (length <= longLength) return;
      report(`The \`operationId\` has ${length} characters; keep it to ${longLength}.`, {
        at: place(operation, 'operationId'),
        ...(length <= likelyLimit && { severity: 'warning' as const }),
      });
    },
  },
});

export const operationIdCharacters = defineRule({
  id: 'operation-id-characters',
  code: 'OperationIdSanitized',
  summary: 'An `operationId` has letters, digits and underscores only.',
  severity: everywhere('warning'),
  certainty: 'D',
  source: sources.validatorRules,
  example: { at: '/paths/~1items/get/operationId', bad: 'List-items', good: 'ListItems' },
  on: {
    operation(operation, report) {
      const sanitized = operation.id.replaceAll(/[^A-Za-z0-9_]/g, '');
      if (sanitized === operation.id) return;
      report(
        `${quote(operation.id)} is shortened to ${quote(sanitized)} by tools; use letters, digits and underscores only.`,
        {
          at: place(operation, 'operationId'),
        },
      );
    },
  },
});

export const operationIdRevision = defineRule({
  id: 'operation-id-revision',
  code: 'OperationIdShouldEndWithRevision',
  summary: 'The `operationId` of a later revision ends with `V` and its number.',
  severity: certification('warning'),
  certainty: 'D',
  source: sources.versioning,
  example: {
    at: '/paths/~1items/get/operationId',
    also: [{ at: '/paths/~1items/get/x-ms-api-annotation', set: { family: 'ListItems', revision: 2 } }],
    bad: 'ListItems',
    good: 'ListItemsV2',
  },
  on: {
    operation(operation, report) {
      const revision = revisionOf(operation);
      if (revision === undefined || revision <= 1 || operation.id === '') return;
      if (new RegExp(`_?V${revision}$`, 'i').test(operation.id)) return;
      report(`\`${operation.id}\` is revision ${revision}; its id should end with \`V${revision}\`.`, {
        at: place(operation, 'operationId'),
      });
    },
  },
});

/** `revision` of `x-ms-api-annotation`; undefined when there is none. */
function revisionOf({ value }: OperationNode): number | undefined {
  const annotation = value['x-ms-api-annotation'];
  const revision = isJsonObject(annotation) ? annotation['revision'] : undefined;
  return Number.isInteger(revision) ? (revision as number) : undefined;
}

/** https://learn.microsoft.com/connectors/custom-connectors/certification-swagger-validator-rules, seen in pull requests. */
const restricted = ['/', '\\', '<', '>', '*', '%', '&', '?'];

export const summaryCharacters = defineRule({
  id: 'summary-characters',
  code: 'RestrictedCharactersInSummary',
  covers: ['STR-08'],
  summary: `The summary of an operation has none of ${restricted.join(' ')}.`,
  severity: everywhere('error'),
  certainty: 'A',
  source: sources.validatorRules,
  example: { at: '/paths/~1items/get/summary', bad: 'List items & tags', good: 'List items' },
  on: {
    operation(operation, report) {
      const summary = toText(operation.value['summary']);
      const found = restricted.filter((character) => summary.includes(character));
      if (found.length === 0) return;
      report(
        `The summary ${quote(summary)} contains ${found.map((item) => `\`${item}\``).join(', ')}; use words instead.`,
        {
          at: place(operation, 'summary'),
        },
      );
    },
  },
});
