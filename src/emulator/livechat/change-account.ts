import { scopes as everyScope, type Scope } from '../../livechat/configuration/scope.js';
import type { SimulatorContext } from './context.js';
import type { ChangeAgentOptions, CreateTokenOptions } from './control-options.js';
import { getAgent } from './find-agent.js';
import { createToken } from './ids.js';
import { createConflict } from './problem.js';
import { simulatorCredentials } from './simulator-credentials.js';
import type { StoredAgent } from './state.js';
import { publishAgent, publishRoutingStatus } from './webhooks-v3/publish.js';

/** A token that was just made. This is the only time that it is told. */
export interface MadeToken {
  readonly token: string;
  readonly kind: 'personal' | 'access';
  readonly accountId: string;
  readonly scopes: readonly Scope[];
  readonly clientId?: string;
}

/** The owner approves an agent, or an agent changes to another state. */
export function changeAgent(
  context: SimulatorContext,
  login: string,
  { approved, status }: ChangeAgentOptions,
): StoredAgent {
  const agent = getAgent(context.state, login);
  const isWaiting = agent.awaitingApproval && !approved;
  if (isWaiting && status !== undefined && status !== 'offline') {
    throw createConflict('The agent waits for approval');
  }
  const isApproved = agent.awaitingApproval && approved;
  if (isApproved) delete agent.awaitingApproval;
  const isOther = status !== undefined && status !== agent.status;
  if (isOther) agent.status = status;
  context.changed();
  if (isApproved) publishAgent(context, 'agent_approved', agent, {});
  if (isOther) publishRoutingStatus(context, agent);
  return agent;
}

/** Makes a token as the developer console does. */
export function createTokenFor(
  { state, random, changed }: SimulatorContext,
  { login = simulatorCredentials.login, scopes = everyScope, kind = 'personal' }: CreateTokenOptions,
): MadeToken {
  const { accountId } = getAgent(state, login);
  const [clientId] = state.clientIds;
  const made = {
    token: createToken(random),
    kind,
    accountId,
    scopes: [...scopes],
    ...(kind === 'access' && clientId !== undefined && { clientId }),
  };
  state.tokens.push(made);
  changed();
  return structuredClone(made);
}
