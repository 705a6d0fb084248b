import type { Clock } from '../../../shared/clock.js';
import { unixSeconds } from '../context.js';
import { createHexId, createUuid } from '../ids.js';
import { createRandom, type Random } from '../random.js';
import { simulatorCredentials, simulatorLicense, simulatorOrganization } from '../simulator-credentials.js';
import type { SimulatorState, StoredAgent } from '../state.js';
import { agentDefaults } from '../v2/agent-fields.js';
import { seedAgents, seedGroups } from './people.js';
import { seedCustomFields, seedTags } from './seed-help-desk.js';
import { createSeedTickets } from './seed-tickets.js';
import { seedTokens } from './seed-tokens.js';

/** A small company's account with two months of tickets; the same for the same seed and time. */
export function createSeedState(seed: number, clock: Clock): SimulatorState {
  const state: SimulatorState = {
    version: 2,
    license: simulatorLicense,
    organizationId: simulatorOrganization,
    random: seed | 0,
    agents: [],
    groups: [],
    tickets: [],
    chats: [],
    webhooks: [],
    deliveries: [],
    clientIds: [simulatorCredentials.ownerClientId],
    tokens: seedTokens.map((token) => ({ ...token, scopes: [...token.scopes] })),
    bots: [],
    customers: [],
    formerAgents: [],
    tags: [],
    customFields: [],
    webhooksV3: [],
    licenseWebhooks: {},
    helpDeskWebhooks: [],
  };
  const random = createRandom(state);
  const ids = createRandom({ random: seed ^ 0x1d5 }); // of its own, so that what v2 shows does not depend on them
  state.groups = seedGroups.map((group) => ({ ...group, teamId: createUuid(ids) }));
  state.agents = seedAgents.map((agent) => createSeedAgent(random, ids, agent, unixSeconds(clock)));
  state.tickets = createSeedTickets(random, ids, unixSeconds(clock));
  state.tags = seedTags(ids);
  state.customFields = seedCustomFields(ids);
  state.bots = [{ id: createHexId(ids), name: 'Greeter', clientId: simulatorCredentials.ownerClientId }];
  return state;
}

function createSeedAgent(
  random: Random,
  ids: Random,
  agent: (typeof seedAgents)[number],
  now: number,
): StoredAgent {
  const isOwner = agent.login === simulatorCredentials.login;
  const accountId = createUuid(ids);
  const key = createHexId(random);
  return {
    ...agentDefaults,
    ...agent,
    notifications: { ...agentDefaults.notifications },
    groups: [...agent.groups],
    avatar: `cdn.livechat.example/${simulatorLicense}/avatars/${createHexId(random)}.jpg`,
    last_logout: now - random.integer(1, 14) * 86_400,
    apiKey: isOwner ? simulatorCredentials.apiKey : key,
    accountId: isOwner ? simulatorCredentials.accountId : accountId,
    helpDeskId: createUuid(ids),
  };
}
