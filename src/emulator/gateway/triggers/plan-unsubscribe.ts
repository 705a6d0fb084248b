import { type AddressContext, addressAtGateway } from '../address-at-gateway.js';
import { createOperationMatcher } from '../match-operation.js';

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

/**
 * The three cases of a stored `Location`: an address of the gateway, the connector's own backend (mapped to the DELETE
 * operation that matches), any other host (called directly, without the credential).
 * https://learn.microsoft.com/connectors/custom-connectors/create-webhook-trigger and
 * https://github.com/microsoft/PowerPlatformConnectors/issues/3678
 */
export function planUnsubscribe(location: string | undefined, context: AddressContext): UnsubscribePlan {
  if (location === undefined || location === '') {
    return {
      route: 'none',
      reason: 'The subscribe answer had no `Location`: nothing is called, the webhook stays.',
    };
  }
  const found = addressAtGateway(location, context);
  const withQuery = (path: string, query: string): string => (query === '' ? path : `${path}?${query}`);
  switch (found.kind) {
    case 'not-absolute': {
      const reason = 'The `Location` is not an absolute URL: nothing is called, the webhook stays.';
      return { route: 'none', reason };
    }
    case 'other-connection': {
      const reason =
        'The `Location` is a gateway address of something else than this connection: nothing is called.';
      return { route: 'none', reason };
    }
    case 'gateway': {
      const reason = 'The `Location` is a gateway address of this connection.';
      return { route: 'gateway', path: withQuery(found.path, found.query), reason };
    }
  }
  const operation =
    found.kind === 'backend' ? createOperationMatcher(context.connector)('delete', found.path) : undefined;
  if (found.kind === 'backend' && operation !== undefined) {
    return {
      route: 'backend',
      path: withQuery(found.path, found.query),
      reason: `The \`Location\` is on the connector's own backend and matches \`${operation.id}\`: called through the gateway with the credential.`,
    };
  }
  return {
    route: 'foreign',
    url: new URL(location),
    reason:
      found.kind === 'foreign'
        ? "The `Location` is on a host that is not the connector's: called directly, without the credential."
        : "The `Location` is on the connector's backend but matches no DELETE operation of the definition: called directly, without the credential.",
  };
}

/** What a developer should hear about a subscribe answer that the platform takes but that will hurt later. */
export function checkSubscribeAnswer(
  status: number,
  location: string | undefined,
  context: AddressContext,
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
