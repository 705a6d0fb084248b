import type { ConnectorDescription, OperationDescription } from './describe-connector.js';
import { textTable } from './text-table.js';
import type { InputDescription, ValueDescription } from './value-description.js';

/** A description for terminals: all operations, or the one named. Empty when there is none. */
export function formatDescription(description: ConnectorDescription, operationId?: string): string {
  const chosen = description.operations.filter((operation) => isChosen(operation, operationId));
  return chosen.map(formatOperation).join('\n\n');
}

function isChosen(operation: OperationDescription, operationId: string | undefined): boolean {
  return operationId === undefined || operation.operationId === operationId;
}

function formatOperation(operation: OperationDescription): string {
  const { operationId, method, path, kind, visibility, deprecated, summary, description } = operation;
  const remarks = [
    kind,
    ...(visibility === 'normal' ? [] : [visibility]),
    ...(deprecated ? ['deprecated'] : []),
  ];
  return [
    `${operationId}  ${method.toUpperCase()} ${path}  (${remarks.join(', ')})`,
    ...[summary, description].filter((text) => text !== '').map((text) => `  ${onOneLine(text)}`),
    ...formatTrigger(operation.trigger),
    ...formatValues('Inputs', operation.inputs),
    ...formatValues('Outputs', operation.outputs),
  ].join('\n');
}

function formatTrigger(trigger: OperationDescription['trigger']): readonly string[] {
  if (trigger === undefined) return [];
  const { batching, hint, metadata, state = [], wokenBy } = trigger;
  return [
    ...(hint === undefined ? [] : [`  To fire it: ${onOneLine(hint)}`]),
    ...(batching === 'batch' ? ['  Each item of the answer starts a run.'] : []),
    ...(metadata === undefined ? [] : [`  Trigger metadata: ${metadata.mode} ${metadata.kind}`.trimEnd()]),
    ...state.map(({ key, collection, path }) => {
      const place = [collection, path].filter((part) => part !== undefined).join(' / ');
      return `  ${key} carries state from the answer before: ${onOneLine(place)}`;
    }),
    ...(wokenBy === undefined ? [] : [`  A notification of ${wokenBy} wakes it.`]),
  ];
}

function formatValues(heading: string, values: readonly InputDescription[]): readonly string[] {
  if (values.length === 0) return [`  ${heading}: none`];
  const rows = values.map((value) => [
    value.key,
    onOneLine(labelOf(value)),
    value.format === undefined ? value.type : `${value.type} (${value.format})`,
    value.required ? 'required' : 'optional',
    value.notificationUrl ? `${value.visibility}, callback URL` : value.visibility,
  ]);
  return [`  ${heading}`, ...textTable(rows).map((line) => `    ${line}`)];
}

/** What a maker reads beside the value: parameters outside a body have no title, only a summary. */
function labelOf({ title, summary, key }: ValueDescription): string {
  return title || summary || key.slice(key.lastIndexOf('.') + 1);
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
