import { isJsonObject, type JsonObject, toText } from '../../../shared/json-value.js';
import type { DefinitionNode, OperationNode } from '../../model/nodes.js';

/** `x-ms-api-annotation` of an operation. */
export function annotationOf({ value }: Pick<OperationNode, 'value'>): JsonObject | undefined {
  const annotation = value['x-ms-api-annotation'];
  return isJsonObject(annotation) ? annotation : undefined;
}

/** Its `status` in lower case; empty when there is none. */
export function statusOf(annotation: JsonObject | undefined): string {
  return toText(annotation?.['status']).toLowerCase();
}

/** The annotation of the connector as a whole: of `info`, else at the root; with its pointer. */
export function connectorAnnotation({ value }: Pick<DefinitionNode, 'value'>): {
  readonly annotation: JsonObject | undefined;
  readonly pointer: string;
} {
  const info = value['info'];
  const ofInfo = isJsonObject(info) ? annotationOf({ value: info }) : undefined;
  if (ofInfo !== undefined) return { annotation: ofInfo, pointer: '/info/x-ms-api-annotation' };
  return { annotation: annotationOf({ value }), pointer: '/x-ms-api-annotation' };
}
