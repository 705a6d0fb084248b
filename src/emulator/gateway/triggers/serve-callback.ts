import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connector } from '../../../connector-folder/connector.js';
import type { Clock } from '../../../shared/clock.js';
import { isSameSecret } from '../../../shared/is-same-secret.js';
import { decodeBody, parseJson, readBody, toWorkflowContent } from '../body.js';
import type { SchemaChecker } from '../check-schema.js';
import { type GatewayAnswer, tooLarge } from '../error-envelopes.js';
import type { Events } from '../events.js';
import { type Headers, joinValues } from '../headers.js';
import { newRunId } from '../identifiers.js';
import { toRequestTarget } from '../request-target.js';
import type { Run, Runs } from '../runs.js';
import { sendAnswer } from '../send-answer.js';
import {
  authorizationRequired,
  callbackHeaders,
  contentNotValid,
  moreThanOneAuthorization,
  triggerNotEnabled,
  triggerVersionNotFound,
  workflowNotFound,
} from './callback-answers.js';
import { type CallbackParts, readCallbackPath, toCallbackTarget } from './callback-url.js';
import type { Flow, ForcedAnswer } from './flow.js';
import type { Flows } from './flows.js';
import { splitOn, startRuns } from './start-runs.js';

/** What the callback address is built on. */
export interface CallbackOptions {
  readonly connectors: ReadonlyMap<string, Connector>;
  readonly flows: Flows;
  readonly runs: Runs;
  readonly events: Events;
  readonly clock: Clock;
  checkerOf(connector: Connector): SchemaChecker;
}

/**
 * Takes notifications at callback URLs and answers as the flow service does: 202 and a run, or the error whose code
 * tells the sender whether to try again.
 */
export function createCallback(
  options: CallbackOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { flows } = options;
  return async function serveCallback(request, response) {
    const target = toRequestTarget(request.url ?? '');
    const parts = readCallbackPath(target.path);
    const workflowId = parts?.workflowId ?? '';
    const version = parts?.version ?? '';
    const refuse = ({ status, headers = {}, body }: GatewayAnswer): void =>
      sendAnswer(response, request, status, headers, body);

    // 1. The workflow exists, or did.
    const flow = flows.findByWorkflow(workflowId);
    const known = flow ?? flows.findDeleted(workflowId);
    if (known === undefined) return refuse(workflowNotFound(workflowId));

    // 2. The signature is the one and only credential, and the URL is the one that was given out.
    if (request.headers.authorization !== undefined) return refuse(moreThanOneAuthorization());
    const refusal = checkSignature({ ...known, version }, target);
    if (refusal !== undefined) return refuse(refusal);

    // 3. The flow is there, at this version, and turned on.
    if (flow === undefined) return refuse(triggerNotEnabled(workflowId, 'Deleted'));
    if (flow.version !== version) return refuse(triggerVersionNotFound(workflowId, version));
    if (flow.state !== 'Enabled') return refuse(triggerNotEnabled(workflowId, 'Disabled'));

    // 4. A test may want another answer than the usual one.
    const forced = flows.takeForcedAnswer(flow.name);
    if (forced?.delayMs !== undefined) await wait(options.clock, forced.delayMs);
    if (forced !== undefined && (forced.status < 200 || forced.status > 299)) {
      const detail = `The callback answered ${forced.status}, as it was told to.`;
      flows.record(flow.name, { kind: 'notification', outcome: 'Skipped', status: forced.status, detail });
      return refuse(toForcedAnswer(forced));
    }

    // 5. The notification can be read.
    const bytes = await readBody(request);
    if (bytes === undefined) return refuse(tooLarge());
    const headers = joinValues(request.headers);
    const content = await readContent(bytes, headers);
    if (content === undefined) return refuse(contentNotValid());

    // 6. It starts a run, whether or not it is what the connector's schema says.
    const [run] = notify(options, flow, headers, content.body);
    const answerHeaders = callbackHeaders({
      ...{ workflowId, version, workflowName: flow.name },
      runId: run?.id ?? newRunId(),
      clientTrackingId: headers['x-ms-client-tracking-id'] ?? run?.id ?? newRunId(),
    });
    sendAnswer(
      response,
      request,
      forced?.status ?? 202,
      { ...answerHeaders, ...forced?.headers },
      Buffer.alloc(0),
    );
  };
}

/** Path and query are compared byte for byte, in constant time: the URL is opaque to the sender. */
function checkSignature(
  parts: CallbackParts,
  { path, query }: { readonly path: string; readonly query: string },
): GatewayAnswer | undefined {
  const names = new Set(query.split('&').map((pair) => pair.split('=', 1)[0]));
  const missing = ['sp', 'sv', 'sig'].filter((name) => !names.has(name));
  if (missing.length > 0) return authorizationRequired(`The URL has no \`${missing.join('`, `')}\`.`);
  const expected = toCallbackTarget(parts);
  if (isSameSecret(expected, `${path}?${query}`)) return undefined;
  const signature = /(?:^|&)sig=([^&]*)/.exec(query)?.[1] ?? '';
  return isSameSecret(/sig=(.*)$/.exec(expected)?.[1] ?? '', signature)
    ? authorizationRequired(
        'The signature is right, but path and query are not byte for byte those of the callback URL. Call the URL exactly as it was received: not decoded, not encoded again, not reordered.',
      )
    : authorizationRequired('The signature is not valid.');
}

/** JSON when it says so or says nothing; other content as workflows carry it, in base64. */
async function readContent(bytes: Buffer, headers: Headers): Promise<{ body: unknown } | undefined> {
  const decoded = await decodeBody(bytes, headers['content-encoding']);
  if (decoded === undefined) return undefined;
  if (decoded.length === 0) return { body: null };
  const type = headers['content-type'] ?? 'application/json';
  if (/json/i.test(type)) {
    const parsed = parseJson(decoded.toString('utf8'));
    return parsed === undefined ? undefined : { body: parsed.value };
  }
  return { body: toWorkflowContent(decoded, type) };
}

/** One run, or one per item of a `batch` trigger; a woken one asks; an action that waited is over with the first. */
function notify(options: CallbackOptions, flow: Flow, headers: Headers, body: unknown): Run[] {
  const connector = options.connectors.get(flow.connector);
  const operation = connector?.operations.find(({ id }) => id === flow.trigger);
  if (operation?.kind === 'polling') {
    const detail = 'A notification woke the trigger, which asks what is new.';
    options.flows.record(flow.name, { kind: 'notification', outcome: 'Succeeded', status: 202, detail });
    void options.flows.poll(flow.name).catch(() => {}); // it may be off or gone by now
    return [];
  }
  const schema = operation?.notificationSchema;
  const deviations =
    connector === undefined || schema === undefined ? [] : options.checkerOf(connector)(schema, body);
  const runs = startRuns(options, flow, { headers, items: splitOn(connector, operation, body), deviations });
  for (const { id: runId } of runs) {
    const detail = 'A notification started a run.';
    options.flows.record(flow.name, {
      kind: 'notification',
      outcome: 'Succeeded',
      status: 202,
      detail,
      runId,
    });
  }
  if (operation?.kind === 'action') void options.flows.turnOff(flow.name).catch(() => {}); // it may be gone by now
  return runs;
}

function toForcedAnswer({ status, code, message, headers }: ForcedAnswer): GatewayAnswer {
  const fallback = status === 429 ? 'TooManyRequests' : status >= 500 ? 'InternalServerError' : 'BadRequest';
  return {
    status,
    headers: headers ?? {},
    body: {
      error: { code: code ?? fallback, message: message ?? 'This answer was asked for by `respondWith`.' },
    },
  };
}

const wait = (clock: Clock, ms: number): Promise<void> =>
  new Promise((resolve) => void clock.after(ms, resolve));
