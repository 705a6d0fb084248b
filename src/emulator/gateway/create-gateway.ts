import { randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import type { Agent } from 'undici';
import type { Connector } from '../../connector-folder/connector.js';
import { type Clock, systemClock } from '../../shared/clock.js';
import { type Logger, silentLogger } from '../../shared/logger.js';
import { createSecretBox, type SecretBox } from '../../shared/secret-box.js';
import { UsageError } from '../../shared/usage-error.js';
import type { AddressContext } from './address-at-gateway.js';
import { createAnswerRequest } from './answer-request.js';
import { toBackendAddress } from './backend-address.js';
import { createSchemaChecker, type SchemaChecker } from './check-schema.js';
import { type Connections, createConnections } from './connections.js';
import { createAnswerProblem } from './control/answer-problem.js';
import { createRefuseForeign } from './control/refuse-foreign.js';
import type { WebApp } from './create-web-app.js';
import { createAskOperation } from './dynamic/ask-operation.js';
import { createDynamic } from './dynamic/resolve-dynamic.js';
import { createEvents, type Events } from './events.js';
import { createExchanges, type Exchanges } from './exchanges.js';
import { createForward } from './forward-request.js';
import { createInvokeOperation, type InvokeOperation } from './invoke-operation.js';
import { createMock } from './mock/create-mock.js';
import { createSignIn } from './oauth/sign-in.js';
import { addressesOfConnection } from './policies/addresses-of-connection.js';
import { createRecording } from './recording/create-recording.js';
import type { HarFile } from './recording/har-file.js';
import { createRuns, type Runs } from './runs.js';
import type { ScriptHost } from './script-host.js';
import { createSendThroughGateway } from './send-through-gateway.js';
import { createApim } from './serve-apim.js';
import { emptySnapshot, type GatewaySnapshot } from './snapshot.js';
import type { StandIn } from './stand-in.js';
import { createThrottle } from './throttle.js';
import { createFlows, type Flows } from './triggers/flows.js';
import { createPoll } from './triggers/poll.js';
import { createSendSample } from './triggers/send-sample.js';
import { createCallback } from './triggers/serve-callback.js';
import { createSubscriber } from './triggers/subscribe.js';
import { withEnvironment } from './with-environment.js';

/** How a gateway is made. */
export interface GatewayOptions {
  readonly connectors: readonly Connector[];
  /** By connector name: the backend's base URL in place of the definition's scheme, host and base path. */
  readonly backends?: Readonly<Record<string, string>>;
  /** The address that callers and callbacks use, without a trailing slash; asked for when it is needed. */
  readonly publicUrl: () => string;
  /** The address that the gateway reaches itself at when that is another one, as behind a tunnel. */
  readonly localUrl?: () => string;
  readonly clock?: Clock;
  readonly logger?: Logger;
  /** Seals what a snapshot must not show. Without one, a snapshot can be opened by this gateway only. */
  readonly secretBox?: SecretBox;
  readonly snapshot?: GatewaySnapshot;
  /** Called after every change that a snapshot would show. */
  readonly onChange?: () => void;
  readonly requestTimeoutMs?: number;
  /** `mock`: calls are answered from the response schemas. A recording: calls are answered from it. */
  readonly standIn?: 'mock' | StandIn;
  /** Every call is written there too. */
  readonly recordTo?: HarFile;
  /** Of the mock and of sample inputs: the same seed gives the same values. 1 when left out. */
  readonly seed?: number;
  /** Host names besides the local ones that the control interface and the page answer to. */
  readonly allowedHosts?: readonly string[];
  /** With the simulator's address the page offers its controls, passed on below `/api/simulator`. */
  readonly simulatorUrl?: string;
  /** What `@environmentVariables("name")` of policies, the host and the sign-in finds. */
  readonly environmentVariables?: Readonly<Record<string, string>>;
  /** A `null` on the way to a property makes a policy fail, instead of leaving the message as it is. */
  readonly strictPolicies?: boolean;
  /** Sends calls of operations with custom code to the backend unchanged, instead of answering 501. */
  readonly scriptBypass?: boolean;
  /** Runs the custom code of connectors. */
  readonly scriptHost?: ScriptHost;
  /** Seconds that the emulated identity provider's access tokens are good for; 3600 when left out. */
  readonly tokenLifetimeSeconds?: number;
}

/** A connector gateway and flow engine for any connector. */
export interface Gateway {
  /** Answers requests; it must listen at `publicUrl` for `invokeOperation` and flows to work. */
  readonly app: RequestListener;
  readonly connections: Connections;
  /** Signs a connection in with the emulated identity provider, asking nobody. */
  signIn(connector: string, connection: string): Promise<void>;
  readonly flows: Flows;
  readonly runs: Runs;
  readonly events: Events;
  readonly exchanges: Exchanges;
  readonly invokeOperation: InvokeOperation;
  /** Connections and flows; what is secret in them is sealed. */
  snapshot(): GatewaySnapshot;
  /** Ends open event streams and outgoing calls. Webhooks stay subscribed, as they do when the platform restarts. */
  close(): Promise<void>;
}

/**
 * Builds a gateway without listening.
 *
 * @example
 * const gateway = createGateway({ connectors: [connector], publicUrl: () => 'http://127.0.0.1:4310' });
 */
export function createGateway(options: GatewayOptions): Gateway {
  checkOptions(options);
  const { backends = {}, requestTimeoutMs = 120_000 } = options;
  const publicUrl = (): string => options.publicUrl().replace(/\/+$/, '');
  const localUrl = options.localUrl ?? publicUrl;
  const {
    clock = systemClock,
    logger = silentLogger,
    snapshot = emptySnapshot,
    onChange = () => {},
  } = options;
  const secretBox = options.secretBox ?? createSecretBox(randomBytes(32));
  const { environmentVariables = {} } = options;
  const connectors = new Map(
    options.connectors.map((connector) => [connector.name, withEnvironment(connector, environmentVariables)]),
  );
  // Loaded with the first call that leaves: a mock needs no client, and the client takes a while.
  let agent: Promise<Agent> | undefined;
  const dispatcher = () => (agent ??= import('undici').then((undici) => new undici.Agent()));
  const forward = createForward(dispatcher, clock, requestTimeoutMs);
  // The engine waits a little longer than the gateway, so that the gateway's 504 reaches it.
  const sendOnward = createForward(dispatcher, clock, requestTimeoutMs + 10_000);
  const sendThroughGateway = createSendThroughGateway(sendOnward, localUrl);
  const checkerOf = memoize(createSchemaChecker);
  const mock = createMock({ checkerOf, ...(options.seed === undefined ? {} : { seed: options.seed }) });
  const standIn = options.standIn === 'mock' ? mock : options.standIn;
  const throttle = createThrottle(clock);
  const events = createEvents(clock);
  const exchanges = createExchanges();
  const runs = createRuns();
  const recording = createRecording(options.recordTo);
  const connections = createConnections({
    ...{ connectors, clock, secretBox, events, onChange },
    stored: snapshot.connections,
    onDelete: (connector, id) => throttle.forget(`${connector}/${id}`),
  });
  const gatewayOrigins = (): string[] => [publicUrl(), localUrl()].map((url) => new URL(url).origin);
  const contextOf = (connector: Connector, id: string): AddressContext => {
    const override = toBackendAddress(connector, backends[connector.name]);
    const connection = connections.find(connector.name, id);
    const made =
      connection === undefined ? [] : addressesOfConnection(connector, connection, environmentVariables);
    // With another backend in their place, these hosts are reached there.
    const moved =
      override === undefined || !Object.hasOwn(backends, connector.name)
        ? []
        : made.map(({ basePath }) => ({ ...override, basePath }));
    const known = [override, toBackendAddress(connector)].flatMap((address) => address ?? []);
    return {
      ...{ connector, connection: id, gatewayOrigins: gatewayOrigins() },
      backends: [...known, ...moved, ...made],
    };
  };
  const dynamic = createDynamic(createAskOperation(sendThroughGateway, contextOf));
  const signIn = createSignIn({
    ...{ connectors, connections, clock, publicUrl, localUrl },
    forward: sendOnward,
  });
  const subscriber = createSubscriber({
    ...{ connectors, sendThroughGateway, forward, publicUrl },
    contextOf,
    secretsOf: connections.secretsOf,
  });
  const flows = createFlows({
    ...{ connectors, connections, subscriber, runs, clock, secretBox, events, publicUrl, onChange },
    poll: createPoll({
      ...{ connectors, sendThroughGateway, clock, contextOf, checkerOf },
      secretsOf: connections.secretsOf,
    }),
    stored: snapshot.flows,
    storedDeleted: snapshot.deletedFlows,
  });
  const sendSample = createSendSample({ connectors, flows, mock, dynamic, checkerOf, forward, localUrl });
  const invokeOperation = createInvokeOperation({
    connectors,
    connections,
    exchanges,
    sendThroughGateway,
    clock,
    contextOf,
    checkerOf,
  });
  const answerProblem = createAnswerProblem(logger);
  // Loaded with the first request for it: flows and tests need none of it.
  let webApp: Promise<WebApp> | undefined;
  const loadWebApp = (): Promise<WebApp> =>
    (webApp ??= import('./create-web-app.js').then(({ createWebApp }) =>
      createWebApp({
        control: {
          ...{ connectors, connections, signIn, flows, runs, events, exchanges, invokeOperation, mock },
          ...{ recording, dynamic, sendSample, clock, forward, publicUrl },
          simulatorUrl: options.simulatorUrl,
        },
        identity: {
          ...{ clock, secretBox, publicUrl },
          tokenLifetimeSeconds: options.tokenLifetimeSeconds ?? 3600,
        },
        answerProblem,
      }),
    ));
  const serveCallback = createCallback({ connectors, flows, runs, events, clock, checkerOf });
  const serveApim = createApim({
    ...{
      connectors,
      backends,
      connections,
      throttle,
      forward,
      standIn,
      recording,
      exchanges,
      events,
      clock,
      logger,
      requestTimeoutMs,
      checkerOf,
      signIn,
    },
    environmentVariables,
    strictPolicies: options.strictPolicies ?? false,
    scriptBypass: options.scriptBypass ?? false,
    scriptHost: options.scriptHost,
    publicUrl,
  });
  const app = createAnswerRequest({
    ...{ serveCallback, serveApim, answerProblem },
    refuseForeign: createRefuseForeign({
      allowedHosts: options.allowedHosts ?? [],
      urls: () => [publicUrl(), localUrl()],
    }),
    serveWeb: async (request, response) => (await loadWebApp()).app(request, response),
  });

  return {
    signIn: (connector, connection) => signIn.signIn(connector, connection),
    ...{ app, connections, flows, runs, events, exchanges, invokeOperation },
    snapshot: () => ({ version: 1, connections: connections.snapshot(), ...flows.snapshot() }),
    async close() {
      flows.close();
      (await webApp)?.close();
      await (await agent)?.destroy();
      recording.close();
    },
  };
}

/** Mistakes that would only show on the first call, and then as something else. */
function checkOptions({ connectors, backends = {} }: GatewayOptions): void {
  const names = connectors.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new UsageError(`Two connectors are named \`${twice}\`. Load one of them, or rename its folder.`);
  }
  for (const [name, url] of Object.entries(backends)) {
    if (!names.includes(name))
      throw new UsageError(`A backend is given for \`${name}\`, which is not loaded.`);
    if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) {
      throw new UsageError(`The backend of \`${name}\` is \`${url}\`; it takes an http or https URL.`);
    }
  }
}

function memoize(create: (connector: Connector) => SchemaChecker): (connector: Connector) => SchemaChecker {
  const made = new WeakMap<Connector, SchemaChecker>();
  return (connector) => {
    const checker = made.get(connector) ?? create(connector);
    made.set(connector, checker);
    return checker;
  };
}
