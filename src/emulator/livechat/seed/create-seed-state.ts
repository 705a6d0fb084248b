import type { Clock } from '../../../shared/clock.js';
import { unixSeconds } from '../context.js';
import { createHexId } from '../ids.js';
import { createRandom, type Random } from '../random.js';
import { simulatorCredentials, simulatorLicense } from '../simulator-credentials.js';
import type { SimulatorState, StoredAgent } from '../state.js';
import { agentDefaults } from '../v2/agent-fields.js';
import { seedAgents, seedGroups } from './people.js';
import { createSeedTickets } from './seed-tickets.js';

/** A small company's account with two months of tickets; the same for the same seed and time. */
export function createSeedState(seed: number, clock: Clock): SimulatorState {
  const state: SimulatorState = {
    version: 1,
    license: simulatorLicense,
    random: seed | 0,
    agents: [],
    groups: seedGroups.map((group) => ({ ...group })),
    tickets: [],
    chats: [],
    webhooks: [],
    deliveries: [],
  };
  const random = createRandom(state);
  state.agents = seedAgents.map((agent) => createSeedAgent(random, agent, unixSeconds(clock)));
  state.tickets = createSeedTickets(random, unixSeconds(clock));
  return state;
}

function createSeedAgent(random: Random, agent: (typeof seedAgents)[number], now: number): StoredAgent {
  const key = createHexId(random);
  return {
    ...agentDefaults,
    ...agent,
    notifications: { ...agentDefaults.notifications },
    groups: [...agent.groups],
    avatar: `cdn.livechat.example/${simulatorLicense}/avatars/${createHexId(random)}.jpg`,
    last_logout: now - random.integer(1, 14) * 86_400,
    apiKey: agent.login === simulatorCredentials.login ? simulatorCredentials.apiKey : key,
  };
}
