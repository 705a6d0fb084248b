import { type JsonObject, toText } from '../../../shared/json-value.js';
import type { DefinitionNode, OperationNode } from '../../model/nodes.js';
import { defineRule, type Example, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';
import { annotationOf, statusOf } from './annotation.js';

const annotation = (operation: string) => `/paths/~1items/${operation}/x-ms-api-annotation`;
const pair = (first: JsonObject, bad: JsonObject, good: JsonObject): Example => ({
  at: annotation('post'),
  also: [{ at: annotation('get'), set: { family: 'Items', ...first } }],
  bad: { family: 'Items', ...bad },
  good: { family: 'Items', ...good },
});

export const familyRevision = defineRule({
  id: 'family-revision',
  code: 'OperationRevisionEmpty',
  summary: 'An operation of a family states its revision.',
  severity: everywhere('warning'),
  certainty: 'C',
  source: sources.versioning,
  example: { at: annotation('get'), bad: { family: 'Items' }, good: { family: 'Items', revision: 1 } },
  on: {
    operation(operation, report) {
      const found = annotationOf(operation);
      if (found === undefined || familyOf(operation) === '' || found['revision'] !== undefined) return;
      report(
        `\`${operation.label}\` belongs to the family ${quote(found['family'])} but states no \`revision\`.`,
        {
          at: place(operation, 'x-ms-api-annotation'),
        },
      );
    },
  },
});

export const familyRevisionsUnique = defineRule({
  id: 'family-revisions-unique',
  code: 'OperationFamilyHasDuplicateRevisions',
  summary: 'The operations of a family have different revisions.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.versioning,
  example: pair({ revision: 1 }, { revision: 1 }, { revision: 2 }),
  on: {
    definition(definition, report) {
      for (const [family, members] of familiesOf(definition)) {
        const seen = new Map<unknown, OperationNode>();
        for (const operation of members) {
          const stated = annotationOf(operation)?.['revision'];
          const revision = stated ?? 1; // that of an operation which states none
          const first = seen.get(revision);
          if (first === undefined) seen.set(revision, operation);
          // Two that state none are `OperationFamilyHasManyEmptyRevisions`.
          else if (stated !== undefined || annotationOf(first)?.['revision'] !== undefined) {
            report(
              `\`${operation.label}\` and \`${first.label}\` are both revision ${quote(revision)} of the family ${quote(family)}.`,
              {
                at: place(operation, 'x-ms-api-annotation', ...(stated === undefined ? [] : ['revision'])),
              },
            );
          }
        }
      }
    },
  },
});

export const familyRevisionsEmpty = defineRule({
  id: 'family-revisions-empty',
  code: 'OperationFamilyHasManyEmptyRevisions',
  summary: 'One operation of a family may leave its revision out, no more.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.versioning,
  example: pair({}, {}, { revision: 2 }),
  on: {
    definition(definition, report) {
      for (const [family, members] of familiesOf(definition)) {
        const empty = members.filter((operation) => annotationOf(operation)?.['revision'] === undefined);
        for (const operation of empty.slice(1)) {
          report(
            `\`${operation.label}\` is a further operation of the family ${quote(family)} without \`revision\`; one may be.`,
            {
              at: place(operation, 'x-ms-api-annotation'),
            },
          );
        }
      }
    },
  },
});

export const familyActive = defineRule({
  id: 'family-active',
  code: 'OperationFamilyHasManyActiveOperations',
  summary: 'At most two operations of a family are not deprecated.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.versioning,
  example: {
    at: annotation('get'),
    also: [
      { at: annotation('post'), set: { family: 'Items', revision: 2 } },
      { at: '/paths/~1items~1{itemId}/get/x-ms-api-annotation', set: { family: 'Items', revision: 3 } },
    ],
    bad: { family: 'Items', revision: 1 },
    good: undefined,
  },
  on: {
    definition(definition, report) {
      for (const [family, members] of familiesOf(definition)) {
        for (const operation of members.filter(isActive).slice(2)) {
          report(
            `\`${operation.label}\` is one active operation too many of the family ${quote(family)}; two may be. Deprecate the oldest.`,
            {
              at: operation.pointer,
            },
          );
        }
      }
    },
  },
});

export const familyProduction = defineRule({
  id: 'family-production',
  code: 'OperationFamilyHasManyActiveProductionOperations',
  summary: 'One operation of a family is active in production.',
  severity: everywhere('warning'),
  certainty: 'E',
  source: sources.versioning,
  example: pair(
    { revision: 1, status: 'Production' },
    { revision: 2, status: 'Production' },
    { revision: 2, status: 'Preview' },
  ),
  on: {
    definition(definition, report) {
      for (const [family, members] of familiesOf(definition)) {
        const active = members.filter(
          (operation) => isActive(operation) && statusOf(annotationOf(operation)) === 'production',
        );
        for (const operation of active.slice(1)) {
          report(
            `\`${operation.label}\` is a further active operation of the family ${quote(family)} in production; deprecate the earlier one.`,
            {
              at: operation.pointer,
            },
          );
        }
      }
    },
  },
});

function familyOf(operation: OperationNode): string {
  return toText(annotationOf(operation)?.['family']);
}

function familiesOf({ operations }: DefinitionNode): ReadonlyMap<string, readonly OperationNode[]> {
  const families = new Map<string, OperationNode[]>();
  for (const operation of operations) {
    const family = familyOf(operation);
    if (family === '') continue;
    families.set(family, [...(families.get(family) ?? []), operation]);
  }
  return families;
}

function isActive(operation: OperationNode): boolean {
  return !operation.isDeprecated;
}
