import type { Connector } from '../../connector-folder/connector.js';
import { toJsonObject, toText } from '../../shared/json-value.js';

/** Where a connector's backend is. */
export interface BackendAddress {
  /** `https://api.example.test`. */
  readonly origin: string;
  /** The origin's host with its port, as error envelopes name it. */
  readonly host: string;
  /** The base path without a trailing slash: `/v2`, or the empty text. */
  readonly basePath: string;
}

/**
 * `schemes[0]://host` and `basePath` of the definition; `override` (a URL) replaces all three.
 * undefined when neither names a host.
 */
export function toBackendAddress(connector: Connector, override?: string): BackendAddress | undefined {
  const document = toJsonObject(connector.definition);
  const host = toText(document['host']);
  // An environment variable without a value is no host.
  if (override === undefined && (host === '' || host.startsWith('@'))) return undefined;
  const schemes: unknown = document['schemes'];
  const scheme = Array.isArray(schemes) ? toText(schemes[0], 'https') : 'https';
  const base = override ?? `${scheme}://${host}${toPath(toText(document['basePath']))}`;
  if (!URL.canParse(base)) return undefined;
  const url = new URL(base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  return { origin: url.origin, host: url.host, basePath: url.pathname.replace(/\/+$/, '') };
}

const toPath = (basePath: string): string =>
  basePath === '' || basePath.startsWith('/') ? basePath : `/${basePath}`;
