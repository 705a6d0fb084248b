import { isJsonObject, toText } from '../../../shared/json-value.js';
import { defineRule, everywhere, place } from '../../rule.js';
import { sources } from '../../sources.js';
import { annotationOf, connectorAnnotation, statusOf } from './annotation.js';

export const operationStatus = defineRule({
  id: 'operation-status',
  code: 'OperationStatusAheadOfConnector',
  summary: 'No operation is marked as production while the connector is a preview.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.versioning,
  note: 'A connector that states no status counts as a preview; as published ones leave it out, that is a warning.',
  example: {
    at: '/paths/~1items/get/x-ms-api-annotation',
    also: [{ at: '/info/x-ms-api-annotation', set: { status: 'Preview' } }],
    bad: { status: 'Production' },
    good: { status: 'Preview' },
  },
  on: {
    definition(definition, report) {
      const status = statusOf(connectorAnnotation(definition).annotation);
      if (status !== 'preview' && status !== '') return;
      const connector =
        status === '' ? 'the connector is not and counts as `Preview`' : 'the connector `Preview`';
      for (const operation of definition.operations) {
        if (statusOf(annotationOf(operation)) !== 'production') continue;
        report(`\`${operation.label}\` is marked \`Production\`, ${connector}; the connector goes first.`, {
          at: place(operation, 'x-ms-api-annotation', 'status'),
          ...(status === '' && { severity: 'warning' }),
        });
      }
    },
  },
});

const replacement = { api: 'contoso', operationId: 'CreateItem' };

export const replacementDeprecated = defineRule({
  id: 'replacement-deprecated',
  code: 'ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations',
  summary: 'Only a deprecated operation names its replacement.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.versioning,
  example: { at: '/paths/~1items/get/x-ms-api-annotation', bad: { replacement }, good: undefined },
  on: {
    operation(operation, report) {
      if (operation.isDeprecated || annotationOf(operation)?.['replacement'] === undefined) return;
      report(
        `\`${operation.label}\` names a replacement but is not deprecated; say \`"deprecated": true\`, or remove it.`,
        {
          at: place(operation, 'x-ms-api-annotation', 'replacement'),
        },
      );
    },
  },
});

const incomplete = (member: 'api' | 'operationId', code: string, id: string) =>
  defineRule({
    id,
    code,
    summary: `A replacement names its \`${member}\`.`,
    severity: everywhere('error'),
    certainty: 'E',
    source: sources.versioning,
    example: {
      at: '/paths/~1items/get/x-ms-api-annotation',
      also: [{ at: '/paths/~1items/get/deprecated', set: true }],
      bad: {
        replacement: Object.fromEntries(Object.entries(replacement).filter(([name]) => name !== member)),
      },
      good: { replacement },
    },
    on: {
      operation(operation, report) {
        const found = annotationOf(operation)?.['replacement'];
        if (!isJsonObject(found) || toText(found[member]) !== '') return;
        report(`The replacement of \`${operation.label}\` lacks \`${member}\`.`, {
          at: place(operation, 'x-ms-api-annotation', 'replacement'),
        });
      },
    },
  });

export const replacementApi = incomplete(
  'api',
  'ApiAnnotationExtensionReplacementInfoMissingApiProperty',
  'replacement-api',
);
export const replacementOperation = incomplete(
  'operationId',
  'ApiAnnotationExtensionReplacementInfoMissingOperationIdProperty',
  'replacement-operation',
);
