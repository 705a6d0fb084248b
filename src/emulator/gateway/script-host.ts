import type { Connector, Operation } from '../../connector-folder/connector.js';

/** What a script is given; the members are those of the platform's `IScriptContext`. */
export interface ScriptContext {
  readonly correlationId: string;
  readonly operationId: string;
  /** The request to the backend after credential and policies. */
  readonly request: ScriptRequest;
  /** The caller's address at the gateway, with its query. */
  readonly originalRequestUri: string;
  /** Sends a request, as often as the script likes and to any host. */
  send(request: ScriptRequest): Promise<ScriptResponse>;
  /** Aborted when the caller hangs up or the time is over. */
  readonly signal: AbortSignal;
}

/** A request as a script sees it; header names are lower case. */
export interface ScriptRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

/** What a script gives back in the backend's place. */
export interface ScriptResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

/**
 * Runs the custom code of a connector. This project has none for C#; whoever has one, or a twin of the script in
 * JavaScript, hands it to `createGateway`. See `docs/custom-code.md`.
 */
export interface ScriptHost {
  /** The twin of `ExecuteAsync()`. What it throws is answered 500. */
  execute(connector: Connector, context: ScriptContext): Promise<ScriptResponse>;
}

/**
 * Whether the platform would route the operation through `script.csx`: the ones named in `scriptOperations`; all of
 * them when the list is empty, or when there is a script and no list.
 */
export function isScripted({ properties, hasScript }: Connector, { id }: Operation): boolean {
  const { scriptOperations } = properties;
  if (scriptOperations === undefined) return hasScript === true;
  return scriptOperations.length === 0 || scriptOperations.includes(id);
}
