import type { Request } from 'express';
import type { Scope } from '../../../livechat/configuration/scope.js';
import type { SimulatorContext } from '../context.js';
import type { StoredAgent, StoredToken } from '../state.js';
import { hasScope } from './scopes.js';

/** Who calls v3 or HelpDesk. */
export interface Caller {
  readonly agent: StoredAgent;
  readonly token: StoredToken;
  /** The owner, vice owners and administrators. */
  readonly isAdministrator: boolean;
  has(scope: Scope): boolean;
}

/**
 * The caller that the header names: `Basic <account id>:<personal access token>` or `Bearer <access token>`.
 * https://platform.text.com/docs/authorization/personal-access-tokens/
 */
export function findCaller({ state, quirks }: SimulatorContext, request: Request): Caller | undefined {
  const credentials = parseAuthorization(request.get('Authorization'));
  if (credentials === undefined) return undefined;
  const token = state.tokens.find((entry) => entry.token === credentials.token);
  const agent = token && state.agents.find(({ accountId }) => accountId === token.accountId);
  if (token === undefined || agent === undefined || !fits(credentials, token, agent, quirks.emailWithToken)) {
    return undefined;
  }
  return {
    agent,
    token,
    isAdministrator: agent.permission !== 'normal',
    has: (scope) => hasScope(token.scopes, scope),
  };
}

interface Credentials {
  readonly token: string;
  /** With Basic. */
  readonly user?: string;
}

function fits(
  { user }: Credentials,
  { kind, accountId }: StoredToken,
  { login }: StoredAgent,
  emailWithToken: boolean,
): boolean {
  if (kind === 'access') return user === undefined;
  return user === accountId || (emailWithToken && user?.toLowerCase() === login.toLowerCase());
}

function parseAuthorization(header = ''): Credentials | undefined {
  const [, scheme = '', value = ''] = /^(\w+) +(\S+) *$/.exec(header) ?? [];
  if (scheme.toLowerCase() === 'bearer') return { token: value };
  if (scheme.toLowerCase() !== 'basic') return undefined;
  const decoded = Buffer.from(value, 'base64').toString('utf8');
  const colon = decoded.indexOf(':'); // an account id has none; the token may
  return colon < 0 ? undefined : { user: decoded.slice(0, colon), token: decoded.slice(colon + 1) };
}
