import { loadConnector } from '../emulator/gateway/load-connector.js';
import { sampleConnection } from '../emulator/gateway/mock/sample-connection.js';
import { startGateway } from '../emulator/gateway/start-gateway.js';
import { UsageError } from '../shared/usage-error.js';

/** Which connector, and who answers in the place of its backend. */
export interface EmulatorOptions {
  /** Folder with the two documents. */
  readonly folder: string;
  /** A backend of your own, such as a local server; a mock answers from the response schemas when left out. */
  readonly backend?: string;
  /** Values of the connection; invented ones when left out. */
  readonly connection?: Readonly<Record<string, string>>;
}

/** What a call gave. */
export interface CallResult {
  readonly status: number;
  readonly body: unknown;
  /** What the backend was sent; credentials are masked. */
  readonly request: { readonly method: string; readonly url: string; readonly body?: unknown };
  /** Where request or answer is not what the definition says; empty when all is well. */
  readonly deviations: readonly string[];
}

/** A connector behind the gateway emulator. */
export interface Emulator {
  /** The gateway and its page. */
  readonly url: string;
  /** Ids of the actions, of those too that makers do not see. */
  readonly actions: readonly string[];
  /** Ids of the webhook triggers. */
  readonly triggers: readonly string[];
  /** Calls an action as a flow would. Inputs by key, as `describe` prints them; samples of all when left out. */
  call(operationId: string, inputs?: Readonly<Record<string, unknown>>): Promise<CallResult>;
  /** Subscribes a trigger, sends its callback URL a notification (a sample when left out), and unsubscribes. */
  fire(
    operationId: string,
    notification?: unknown,
  ): Promise<{ readonly status: number; readonly outputs: unknown }>;
  close(): Promise<void>;
}

/**
 * Starts the gateway emulator for one connector on a free port of this machine. A folder without a usable
 * definition is an error that says why.
 */
export async function startEmulator({ folder, backend, connection }: EmulatorOptions): Promise<Emulator> {
  const { connector, findings } = await loadConnector(folder);
  if (connector === undefined) {
    throw new UsageError(findings.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  }
  const running = await startGateway({
    connectors: [connector],
    port: 0,
    ...(backend === undefined ? { standIn: 'mock' as const } : { backends: { [connector.name]: backend } }),
  });
  const { invokeOperation, connections, runs } = running.gateway;
  const sample = sampleConnection(connector);
  const { id } = connections.create({ ...sample, parameters: { ...sample.parameters, ...connection } });
  const control = (path: string, body?: unknown) => requestControl(`${running.url}/api${path}`, body);
  const sampleOf = (operationId: string) =>
    control(
      `/connectors/${connector.name}/operations/${encodeURIComponent(operationId)}/sample?complete=true`,
    );
  const ids = (kind: string) =>
    connector.operations.filter((each) => each.kind === kind).map((each) => each.id);
  return {
    url: running.url,
    actions: ids('action'),
    triggers: ids('webhook'),
    async call(operationId, inputs) {
      const parameters = inputs ?? toObject((await sampleOf(operationId))['parameters']);
      const result = await invokeOperation({ operationId, parameters, connectionId: id });
      const { status, body } = result.response;
      const { method, url, body: sent } = result.request;
      return {
        status,
        body,
        request: { method, url, ...(sent !== undefined && { body: sent }) },
        deviations: [...result.requestDeviations, ...result.deviations].map(({ message }) => message),
      };
    },
    async fire(trigger, notification) {
      const { parameters } = await sampleOf(trigger);
      await control('/flows', {
        name: trigger,
        connector: connector.name,
        connection: id,
        trigger,
        parameters,
      });
      const body = notification === undefined ? {} : { body: notification };
      const { status } = await control(`/flows/${encodeURIComponent(trigger)}/notify`, body);
      const run = runs.list().find(({ flow }) => flow === trigger);
      await fetch(`${running.url}/api/flows/${encodeURIComponent(trigger)}`, { method: 'DELETE' });
      return { status: Number(status), outputs: run?.outputs.body };
    },
    close: () => running.close(),
  };
}

async function requestControl(url: string, body?: unknown): Promise<Readonly<Record<string, unknown>>> {
  const answer = await fetch(url, {
    ...(body !== undefined && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  const value = toObject(await answer.json());
  if (!answer.ok)
    throw new Error(String(toObject(value['error'])['message'] ?? `The emulator answered ${answer.status}.`));
  return value;
}

/** The control interface answers with objects, as its own document says. */
function toObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
