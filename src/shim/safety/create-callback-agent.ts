import { type LookupAddress, type LookupOptions, lookup as systemLookup } from 'node:dns';
import { isIP } from 'node:net';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { isPublicAddress } from './is-public-address.js';

export interface CallbackAgentOptions {
  /** Lets callbacks lie on private and loopback addresses. */
  readonly allowPrivate?: boolean;
  /** Resolves a host name; the operating system does when left out. */
  readonly lookup?: Lookup;
}

/** `dns.lookup`, always asked for all addresses. */
export type Lookup = (
  host: string,
  options: LookupOptions & { readonly all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** A callback whose host has an address that is not public. */
export class PrivateAddressRefused extends Error {
  override readonly name = 'PrivateAddressRefused';
  readonly code = 'PRIVATE_ADDRESS_REFUSED';
}

/**
 * The HTTP client for callbacks. The address is judged when the connection is made, on the very addresses that it is
 * made to, so that a name cannot answer with a public address first and a private one later. One private address
 * among several refuses the name. Redirects are never followed: undici does not unless told.
 */
export function createCallbackAgent({
  allowPrivate = false,
  lookup = systemLookup,
}: CallbackAgentOptions = {}): Dispatcher {
  // The whole exchange has a time limit of its own, so the client's own limits are off but for the connection's.
  const limits = { headersTimeout: 0, bodyTimeout: 0, maxHeaderSize: 32_768 };
  if (allowPrivate) return new Agent({ ...limits, connect: { timeout: connectTimeoutMs } });
  // The types of undici want a port among the options of `net.connect`; the connector sets it for each connection.
  const connectOptions = { timeout: connectTimeoutMs, lookup: guardLookup(lookup) };
  const connect = buildConnector(connectOptions as buildConnector.BuildOptions);
  return new Agent({
    ...limits,
    connect(options, done) {
      const host = options.hostname.replace(/^\[(.*)\]$/, '$1');
      // A literal address is connected to without a look-up.
      if (isIP(host) !== 0 && !isPublicAddress(host)) return done(refusal(), null);
      connect(options, done);
    },
  });
}

const connectTimeoutMs = 10_000;

function guardLookup(lookup: Lookup) {
  return (
    host: string,
    options: LookupOptions,
    done: (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void,
  ): void => {
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, []);
      const [first] = addresses;
      if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address))) {
        return done(refusal(), []);
      }
      if (options.all) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}

/** Names no address: what a name resolves to inside the operator's network is nobody's business. */
function refusal(): PrivateAddressRefused {
  return new PrivateAddressRefused('The callback is not on a public address.');
}
