import type { Connector } from '../../connector-folder/connector.js';
import type { BackendAddress } from './backend-address.js';
import { toRequestTarget } from './request-target.js';

/** What an absolute address is judged by. */
export interface AddressContext {
  readonly connector: Connector;
  readonly connection: string;
  readonly gatewayOrigins: readonly string[];
  /** The backend as the definition names it, as policies make it of the connection, and as this gateway reaches it. */
  readonly backends: readonly BackendAddress[];
}

/** An address as the gateway sees it. */
export type AddressAtGateway =
  | { readonly kind: 'gateway' | 'backend'; readonly path: string; readonly query: string }
  /** At the gateway, but of another connection; on the backend's host, but outside its base path; on any other host. */
  | { readonly kind: 'other-connection' | 'outside-base-path' | 'foreign' }
  | { readonly kind: 'not-absolute' };

/** Where an address that a backend gave leads: into this connection, to the connector's own backend, or elsewhere. */
export function addressAtGateway(address: string, context: AddressContext): AddressAtGateway {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return { kind: 'not-absolute' };
  const url = new URL(address);
  const { path, query } = toRequestTarget(address);
  if (context.gatewayOrigins.includes(url.origin)) {
    const prefix = `/apim/${context.connector.name}/${context.connection}`;
    if (!path.startsWith(`${prefix}/`)) return { kind: 'other-connection' };
    return { kind: 'gateway', path: path.slice(prefix.length), query };
  }
  const onHost = context.backends.filter(({ host }) => host === url.host);
  const [backend] = onHost
    .filter(({ basePath }) => path === basePath || path.startsWith(`${basePath}/`))
    .sort((one, other) => other.basePath.length - one.basePath.length);
  if (backend !== undefined) return { kind: 'backend', path: path.slice(backend.basePath.length), query };
  return { kind: onHost.length > 0 ? 'outside-base-path' : 'foreign' };
}
