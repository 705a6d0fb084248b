import type { BackendAddress } from '../backend-address.js';
import type { Connector } from '../connector/connector.js';
import { createOperationMatcher } from '../match-operation.js';
import { toRequestTarget } from '../request-target.js';

/** Where the DELETE of a subscription goes, and why there. */
export type UnsubscribePlan =
  | { readonly route: 'none'; readonly reason: string }
  | {
      /** A gateway address of the connection itself; `path` is the operation's, with its query. */
      readonly route: 'gateway' | 'backend';
      readonly path: string;
      readonly reason: string;
    }
  | { readonly route: 'foreign'; readonly url: URL; readonly reason: string };

/** What a `Location` is judged by. */
export interface UnsubscribeContext {
  readonly connector: Connector;
  readonly connection: string;
  readonly gatewayOrigins: readonly string[];
  /** The backend as the definition names it and as this gateway reaches it. */
  readonly backends: readonly BackendAddress[];
}

/**
 * The three cases of a stored `Location`: an address of the gateway, the connector's own backend (mapped to the DELETE
 * operation that matches), any other host (called directly, without the credential).
 * https://learn.microsoft.com/connectors/custom-connectors/create-webhook-trigger and
 * https://github.com/microsoft/PowerPlatformConnectors/issues/3678
 */
export function planUnsubscribe(location: string | undefined, context: UnsubscribeContext): UnsubscribePlan {
  const { connector, connection } = context;
  if (location === undefined || location === '') {
    return {
      route: 'none',
      reason: 'The subscribe answer had no `Location`: nothing is called, the webhook stays.',
    };
  }
  if (!/^https?:\/\//i.test(location) || !URL.canParse(location)) {
    return {
      route: 'none',
      reason: 'The `Location` is not an absolute URL: nothing is called, the webhook stays.',
    };
  }
  const url = new URL(location);
  const { path: rawPath, query } = toRequestTarget(location);
  const match = createOperationMatcher(connector);
  const withQuery = (path: string): string => (query === '' ? path : `${path}?${query}`);

  if (context.gatewayOrigins.includes(url.origin)) {
    const prefix = `/apim/${connector.name}/${connection}`;
    if (!rawPath.startsWith(`${prefix}/`)) {
      return {
        route: 'none',
        reason:
          'The `Location` is a gateway address of something else than this connection: nothing is called.',
      };
    }
    const path = withQuery(rawPath.slice(prefix.length));
    return { route: 'gateway', path, reason: 'The `Location` is a gateway address of this connection.' };
  }

  const backend = context.backends.find(
    ({ host, basePath }) => host === url.host && (rawPath === basePath || rawPath.startsWith(`${basePath}/`)),
  );
  const onBackendHost = context.backends.some(({ host }) => host === url.host);
  const path = rawPath.slice(backend?.basePath.length ?? 0);
  const operation = backend === undefined ? undefined : match('delete', path);
  if (operation !== undefined) {
    return {
      route: 'backend',
      path: withQuery(path),
      reason: `The \`Location\` is on the connector's own backend and matches \`${operation.id}\`: called through the gateway with the credential.`,
    };
  }
  return {
    route: 'foreign',
    url,
    reason: onBackendHost
      ? "The `Location` is on the connector's backend but matches no DELETE operation of the definition: called directly, without the credential."
      : "The `Location` is on a host that is not the connector's: called directly, without the credential.",
  };
}

/** What a developer should hear about a subscribe answer that the platform takes but that will hurt later. */
export function checkSubscribeAnswer(
  status: number,
  location: string | undefined,
  context: UnsubscribeContext,
): string[] {
  const warnings: string[] = [];
  if (status !== 201)
    warnings.push(`The subscribe call answered ${status}; the documented answer is 201 with a \`Location\`.`);
  const plan = planUnsubscribe(location, context);
  if (plan.route === 'none') warnings.push(plan.reason);
  if (plan.route === 'foreign')
    warnings.push(`${plan.reason} A service that wants the credential refuses that.`);
  if (plan.route === 'gateway') {
    const [path = ''] = plan.path.split('?', 1);
    if (createOperationMatcher(context.connector)('delete', path) === undefined) {
      warnings.push(
        'The `Location` matches no DELETE operation of the definition: the webhook will not be removed.',
      );
    }
  }
  return warnings;
}
