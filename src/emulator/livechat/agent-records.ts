import { createHexId, createUuid } from './ids.js';
import type { Random } from './random.js';
import type { SimulatorState, StoredAgent } from './state.js';
import { agentDefaults } from './v2/agent-fields.js';

/** A new agent, who has never signed in. */
export function createStoredAgent(
  random: Random,
  license: number,
  { login, name }: { readonly login: string; readonly name: string },
): StoredAgent {
  return {
    ...agentDefaults,
    notifications: { ...agentDefaults.notifications },
    groups: [],
    login,
    name,
    avatar: `cdn.livechat.example/${license}/avatars/${createHexId(random)}.png`,
    status: 'offline',
    last_logout: 0,
    accountId: createUuid(random),
    helpDeskId: createUuid(random),
  };
}

/** Removes an agent; tickets go on naming the person. The agent's tokens end. */
export function removeAgent(state: SimulatorState, agent: StoredAgent): void {
  const { login, name, accountId, helpDeskId } = agent;
  state.agents = state.agents.filter((entry) => entry !== agent);
  state.formerAgents.push({ login, name, accountId, helpDeskId });
  state.tokens = state.tokens.filter((token) => token.accountId !== accountId);
}
