import { isJsonObject, type JsonObject, toText } from '../../../shared/json-value.js';
import type { OperationNode } from '../../model/nodes.js';

/** `x-ms-api-annotation` of an operation. */
export function annotationOf({ value }: Pick<OperationNode, 'value'>): JsonObject | undefined {
  const annotation = value['x-ms-api-annotation'];
  return isJsonObject(annotation) ? annotation : undefined;
}

/** Its `status` in lower case; empty when there is none. */
export function statusOf(annotation: JsonObject | undefined): string {
  return toText(annotation?.['status']).toLowerCase();
}
