import type { Connector } from '../../../connector-folder/connector.js';
import type { BackendAddress } from '../backend-address.js';
import type { Connection } from '../connection.js';
import { type RequestState, toBytesBody } from '../message.js';
import { tokenValuesOf } from '../oauth/needs-sign-in.js';
import { createPolicyContext, type PolicyContextOptions } from './policy-context.js';
import { policiesOf } from './prepare-policies.js';

const request: RequestState = {
  ...{ method: 'GET', origin: '', basePath: '', path: '/', query: '', headers: {} },
  body: toBytesBody(Buffer.alloc(0)),
};

/**
 * Where policies send the calls of a connection, as far as that hangs on the connection alone: the host of a tenant,
 * say. What a backend answers from there (a `Location`, a link to the next page) is an address of the connector's own.
 */
export function addressesOfConnection(
  connector: Connector,
  connection: Connection,
  environmentVariables: PolicyContextOptions['environmentVariables'],
): readonly BackendAddress[] {
  const [operation] = connector.operations;
  const policies = policiesOf(connector).filter(({ templateId }) =>
    hostTemplates.has(templateId.toLowerCase()),
  );
  if (operation === undefined || policies.length === 0) return [];
  const context = createPolicyContext({
    ...{ connector, connection, operation, environmentVariables, incoming: request },
    tokenValues: tokenValuesOf(connector, connection),
    ...{ publicUrl: '', backendOrigins: [], isStrict: false, isReadable: () => false },
  });
  return policies.flatMap(({ apply }) => {
    const outcome = apply?.({ section: 'Request', request }, context);
    // A warning says that something of the call itself was missing.
    if (outcome?.kind !== 'changed' || (outcome.warnings ?? []).length > 0) return [];
    const { origin, basePath } = outcome.message.request;
    return [{ origin, basePath, host: new URL(origin).host }];
  });
}

const hostTemplates = new Set(['dynamichosturl', 'dynamicsubdomain']);
