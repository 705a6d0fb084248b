import { onTestFinished } from 'vitest';
import { createConnector } from '../../../src/connector-folder/create-connector.js';
import { type BackendAnswer, type ReceivedRequest, startBackend } from './start-backend.js';
import { fetchJson, startTestGateway } from './start-test-gateway.js';

/** A policy in short: template, parameters without their prefix, and where it applies. */
export type PolicyInShort = readonly [
  templateId: string,
  parameters: Readonly<Record<string, unknown>>,
  section?: 'Request' | 'Response' | 'Failure',
  operations?: readonly string[],
];

/** A connector with one chain of policies, what a flow sends, and what has to come of it. */
export interface PolicyChain {
  /** `https://host/base` of the definition. */
  readonly base: string;
  readonly method?: string;
  /** The operation's path in the definition; its id is `Call`. */
  readonly path: string;
  readonly security?: object;
  /** Connection parameters: the type is `securestring` where the name says so. */
  readonly connection?: Readonly<Record<string, string>>;
  /** The name of the set, when `connection` is one of several. */
  readonly parameterSet?: string;
  readonly policies: readonly PolicyInShort[];
  readonly send: {
    /** Below the connection's address. */
    readonly target: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  /** Answers of the backend, one for each call; `{}` when left out. */
  readonly answers?: readonly BackendAnswer[];
}

/** What came of it. */
export interface ChainResult {
  /** The requests as the platform would have sent them, side calls first. */
  readonly sent: readonly {
    readonly method: string;
    /** The platform's address, not the one of the test's backend. */
    readonly url: string;
    readonly headers: ReceivedRequest['headers'];
    readonly body?: unknown;
  }[];
  readonly answer: Awaited<ReturnType<typeof fetchJson>>;
  readonly gatewayUrl: string;
}

/** Runs one call through a real gateway to a real backend. */
export async function runChain(chain: PolicyChain): Promise<ChainResult> {
  const { host, protocol, pathname } = new URL(chain.base);
  const { connection = {}, parameterSet } = chain;
  const parameters = Object.fromEntries(
    Object.keys(connection).map((name) => [
      name,
      { type: /key|secret|password/i.test(name) ? 'securestring' : 'string' },
    ]),
  );
  const operation = { operationId: 'Call', summary: 'Call', responses: { 200: { description: 'OK' } } };
  const connector = createConnector({
    name: 'chain',
    definition: {
      swagger: '2.0',
      info: { title: 'Chain', version: '1' },
      ...{ host, basePath: pathname, schemes: [protocol.slice(0, -1)] },
      ...(chain.security === undefined
        ? {}
        : { securityDefinitions: { it: chain.security }, security: [{ it: [] }] }),
      paths: { [chain.path]: { [(chain.method ?? 'GET').toLowerCase()]: operation } },
    },
    properties: {
      properties: {
        ...(parameterSet === undefined
          ? { connectionParameters: parameters }
          : {
              connectionParameterSets: {
                values: [
                  { name: parameterSet, parameters },
                  { name: 'another', parameters: {} },
                ],
              },
            }),
        policyTemplateInstances: chain.policies.map(([templateId, values, section, operations]) => ({
          templateId,
          parameters: {
            ...Object.fromEntries(
              Object.entries(values).map(([name, value]) => [`x-ms-apimTemplateParameter.${name}`, value]),
            ),
            ...(section === undefined ? {} : { 'x-ms-apimTemplate-policySection': section }),
            ...(operations === undefined ? {} : { 'x-ms-apimTemplate-operationName': operations }),
          },
        })),
      },
    },
  });
  const backend = await startBackend();
  const { url, gateway } = await startTestGateway({
    connectors: [connector],
    backends: { chain: backend.url + pathname },
    firstConnection: {
      ...{ connector: 'chain', parameters: connection },
      ...(parameterSet === undefined ? {} : { parameterSet }),
    },
  });
  onTestFinished(() => backend.close());
  const answers = [...(chain.answers ?? [])];
  backend.answer = () => answers.shift() ?? { body: {} };
  const { target, headers, body } = chain.send;
  const answer = await fetchJson(`${url}/apim/chain/default${target}`, {
    method: chain.method ?? 'GET',
    ...(headers === undefined ? {} : { headers }),
    ...(body === undefined ? {} : { json: body }),
  });
  const trace = gateway.exchanges.list()[0]?.trace ?? [];
  const addresses = trace.flatMap(({ kind, request, sideCall }) => {
    if (sideCall !== undefined) return [sideCall.request.url];
    return kind === 'backend-request' && request !== undefined ? [request.url] : [];
  });
  return {
    sent: backend.requests.map((received, index) => ({
      method: received.method,
      // The trace masks secrets; what follows the host is as it was received.
      url: platformOrigin(addresses[index], backend.url, `${protocol}//${host}`) + received.target,
      headers: received.headers,
      ...(received.body === '' ? {} : { body: toJson(received.body) }),
    })),
    answer,
    gatewayUrl: `${url}/apim/chain/default`,
  };
}

/** With a backend in place of the definition's host, the trace names that one; the platform would name the host. */
function platformOrigin(address: string | undefined, standIn: string, own: string): string {
  const { origin } = new URL(address ?? own);
  return origin === standIn ? own : origin;
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
