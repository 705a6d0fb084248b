import type { Connector, Operation } from '../../../src/connector-folder/connector.js';
import { buildRequest } from '../../../src/emulator/gateway/build-request.js';
import { GatewayProblem } from '../../../src/emulator/gateway/gateway-problem.js';
import { createParcelConnector } from '../../support/gateway/parcel-connector.js';

export const connector = createParcelConnector();

/** The request of one operation, its body as text. */
export function build(operationId: string, given: Record<string, unknown>, from = connector, url?: string) {
  const { body, ...rest } = buildRequest(from, find(from, operationId), given, url);
  return { ...rest, body: body?.toString('utf8') };
}

function find(from: Connector, operationId: string): Operation {
  const operation = from.operations.find(({ id }) => id === operationId);
  if (operation === undefined) throw new Error(`The sample has no ${operationId}.`);
  return operation;
}

/** Why it cannot be called. */
export function problemsOf(
  operationId: string,
  given: Record<string, unknown>,
  from = connector,
): readonly string[] {
  try {
    build(operationId, given, from);
  } catch (error) {
    if (error instanceof GatewayProblem) return error.details;
    throw error;
  }
  return [];
}
