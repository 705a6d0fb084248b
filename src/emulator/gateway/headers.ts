import { newGuid } from './identifiers.js';

/** Headers by lower-case name, several values of one name joined as RFC 9110 5.3 allows. */
export type Headers = Record<string, string>;

/** Headers of one connection between two parties, never passed on: RFC 9110 7.6.1 and RFC 2616 13.5.1. */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'http2-settings',
]);

/**
 * End-to-end headers that do not reach the backend.
 * https://learn.microsoft.com/azure/connectors/connectors-native-http lists them for the HTTP action;
 * managed connectors are taken to follow the same list.
 */
const strippedForBackend = new Set(['allow', 'cookie', 'expires', 'last-modified', 'origin', 'set-cookie']);

/** Of the `Content-*` headers only these are passed on (same page). */
const keptContentHeaders = new Set(['content-disposition', 'content-encoding', 'content-type']);

/** Written anew by the gateway or meant for the gateway itself; their absence surprises nobody. */
const consumedByGateway = new Set(['host', 'content-length', 'authorization', 'expect']);

/**
 * The request headers that go to the backend, and the ones a sender may miss there. `Content-Range` is passed on for a
 * piece of an upload.
 */
export function toBackendHeaders(
  incoming: Headers,
  isUpload = false,
): { headers: Headers; removed: string[] } {
  const removed: string[] = [];
  const headers: Headers = {};
  const dropped = connectionHeaders(incoming);
  for (const [name, value] of Object.entries(incoming)) {
    if (dropped.has(name) || consumedByGateway.has(name)) continue;
    if (isUpload && name === 'content-range') {
      headers[name] = value;
      continue;
    }
    if (strippedForBackend.has(name) || (name.startsWith('content-') && !keptContentHeaders.has(name))) {
      removed.push(name);
      continue;
    }
    headers[name] = value;
  }
  return { headers, removed };
}

/** The backend's headers as the caller of the gateway gets them, with those of the hub on top. */
export function toClientHeaders(
  fromBackend: Readonly<Record<string, string | string[] | undefined>>,
  hub: Headers,
): Record<string, string | string[]> {
  const dropped = connectionHeaders(joinValues(fromBackend));
  const headers: Record<string, string | string[]> = { ...hub };
  for (const [name, value] of Object.entries(fromBackend)) {
    const lower = name.toLowerCase();
    if (value === undefined || dropped.has(lower) || lower === 'content-length') continue;
    if (!Object.hasOwn(hub, lower)) headers[lower] = value;
  }
  return headers;
}

/**
 * Headers that the hub puts on every answer; the identifiers of environment and tenant are empty GUIDs.
 * Seen on captured answers of Power Automate connectors.
 */
export function hubHeaders(clientRequestId: string, parameterSet?: string): Headers {
  return {
    'x-ms-apihub-cached-response': 'true',
    'x-ms-apihub-obo': 'false',
    'x-ms-request-id': newGuid(),
    'x-ms-client-request-id': clientRequestId,
    'x-ms-environment-id': 'default-00000000-0000-0000-0000-000000000000',
    'x-ms-tenant-id': '00000000-0000-0000-0000-000000000000',
    'x-ms-subscription-id': '00000000-0000-0000-0000-000000000000',
    'x-ms-dlp-re': '-|-',
    'x-ms-dlp-gu': '-|-',
    'x-ms-dlp-ef': '-|-/-|-|-',
    'x-ms-mip-sl': '-|-|-|-',
    ...(parameterSet === undefined ? {} : { 'x-ms-connection-parameter-set-name': parameterSet }),
    'timing-allow-origin': '*',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
}

/** Who calls: the flow engine puts these names into its headers. */
export interface Caller {
  readonly workflowId: string;
  readonly workflowName: string;
  readonly version: string;
  readonly runId: string;
  readonly operationName: string;
}

/**
 * Headers of the flow engine, normally visible at the backend.
 * Seen in captured requests; the `User-Agent` forms: https://learn.microsoft.com/connectors/office365/
 */
export function engineHeaders(caller: Caller): Headers {
  const trackingId = newGuid();
  return {
    'user-agent': `azure-logic-apps/1.0 (workflow ${caller.workflowId}; version ${caller.version}) microsoft-flow/1.0`,
    'accept-encoding': 'gzip, deflate',
    'accept-language': 'en',
    'x-ms-client-request-id': newGuid(),
    'x-ms-correlation-id': newGuid(),
    'x-ms-client-tracking-id': caller.runId,
    'x-ms-tracking-id': trackingId,
    'x-ms-action-tracking-id': trackingId,
    'x-ms-activity-vector': 'IN.01',
    'x-ms-execution-location': 'emulator',
    'x-ms-workflow-id': caller.workflowId,
    'x-ms-workflow-name': encodeURIComponent(caller.workflowName),
    'x-ms-workflow-version': caller.version,
    'x-ms-workflow-run-id': caller.runId,
    'x-ms-workflow-run-tracking-id': newGuid(),
    'x-ms-workflow-operation-name': encodeURIComponent(caller.operationName),
    'x-ms-workflow-system-id': workflowSystemId(caller.workflowId),
    'x-ms-workflow-resourcegroup-name': 'emulator',
    'x-ms-workflow-subscription-id': '00000000-0000-0000-0000-000000000000',
  };
}

/** The scale-unit address of a workflow, as requests and callback answers carry it. */
export const workflowSystemId = (workflowId: string): string =>
  `/locations/emulator/scaleunits/prod-00/workflows/${workflowId}`;

/** One text per lower-case name. */
export function joinValues(headers: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const joined: Headers = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) joined[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return joined;
}

/** `Connection` itself, what it names, and the headers that are always hop-by-hop: RFC 9110 7.6.1. */
function connectionHeaders(headers: Headers): ReadonlySet<string> {
  const { connection } = headers;
  if (connection === undefined || hopByHop.has(connection.toLowerCase())) return hopByHop; // `keep-alive`, mostly
  const named = connection.split(',').map((name) => name.trim().toLowerCase());
  return new Set([...hopByHop, ...named.filter((name) => name !== '')]);
}

/** Whether a name can be a header's: RFC 9110 5.1. */
export const isHeaderName = (name: string): boolean => /^[\w!#$%&'*+.^`|~-]+$/.test(name);

/** Whether a text can be a header's value: RFC 9110 5.5, no line break and no character beyond Latin-1. */
export const isHeaderValue = (value: string): boolean => /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
