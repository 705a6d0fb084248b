import type { Connector, Operation } from '../../../connector-folder/connector.js';
import { isJsonObject, toText } from '../../../shared/json-value.js';
import { type AddressContext, addressAtGateway } from '../address-at-gateway.js';
import { type BuiltRequest, buildRequest } from '../build-request.js';
import { GatewayProblem } from '../gateway-problem.js';
import { newRunId, newVersion, newWorkflowId } from '../identifiers.js';
import type { SendThroughGateway } from '../send-through-gateway.js';

/** Calls an operation as the designer does and gives the body of its answer, all pages together. */
export type AskOperation = (
  connector: Connector,
  operation: Operation,
  connection: string,
  parameters: Readonly<Record<string, unknown>>,
) => Promise<unknown>;

/** A list whose pages do not end is cut here. */
const mostPages = 20;

/** The designer follows `nextLink` and `@odata.nextLink`, but only where the connection's credential may go. */
export function createAskOperation(
  sendThroughGateway: SendThroughGateway,
  contextOf: (connector: Connector, connection: string) => AddressContext,
): AskOperation {
  const workflowId = newWorkflowId();
  const version = newVersion();
  return async function askOperation(connector, operation, connection, parameters) {
    const caller = {
      workflowId,
      version,
      workflowName: 'designer',
      operationName: operation.id,
      runId: newRunId(),
    };
    const send = async (request: BuiltRequest): Promise<unknown> => {
      const answer = await sendThroughGateway(connector.name, connection, request, caller);
      if (answer.kind === 'answered' && answer.status >= 200 && answer.status <= 299) return answer.body;
      const reason = answer.kind === 'answered' ? `answered ${answer.status}` : answer.message;
      throw new GatewayProblem(
        424,
        'DynamicCallFailed',
        `\`${operation.id}\`, which fills this place, failed: ${reason}.`,
      );
    };
    let body = await send(buildRequest(connector, operation, parameters));
    for (let page = 1; page < mostPages; page += 1) {
      const link = isJsonObject(body) ? toText(body['nextLink'] ?? body['@odata.nextLink']) : '';
      const next = link === '' ? undefined : addressAtGateway(link, contextOf(connector, connection));
      if (next === undefined || !('path' in next)) break;
      body = joinPages(body, await send({ method: 'GET', path: next.path, query: next.query, headers: {} }));
    }
    return body;
  };
}

/** The first list of both, one after the other; everything else is the last page's. */
export function joinPages(first: unknown, second: unknown): unknown {
  if (Array.isArray(first) && Array.isArray(second))
    return [...(first as unknown[]), ...(second as unknown[])];
  if (!isJsonObject(first) || !isJsonObject(second)) return second;
  const name = Object.keys(first).find((key) => Array.isArray(first[key]) && Array.isArray(second[key]));
  return name === undefined ? second : { ...second, [name]: joinPages(first[name], second[name]) };
}
