import type { createAgent } from '../../../../connector/operations/agents/create-agent.js';
import type { CreateAgentRequest, GetAgentRequest } from '../../../livechat/configuration/agent.js';
import type { generalGroup } from '../../../livechat/configuration/group.js';
import type { Clock } from '../../../shared/clock.js';
import type { Logger } from '../../../shared/logger.js';
import { type Fields, isFields, readFields, readInteger, readList, readText } from '../read.js';
import type { Answer, Call } from '../upstream.js';
import { fromCreateAgent, groupIdsOf, wantedFields } from './create-agent.js';
import type { LiveChatClient } from './live-chat-client.js';
import { createLookup } from './lookup.js';
import { toLiveStatus } from './routing-status.js';
import { reasonOf } from './status-mapping.js';

/** The agent that a request has just made, as the contract answers it. */
export type ReadNewAgent = (call: Call, request: CreateAgentRequest) => Promise<Answer<typeof createAgent>>;

const general: typeof generalGroup = { id: 0, name: 'General' };

/**
 * Reads a new agent back. The agent exists by now, so nothing that fails here fails the call: a repeated call would
 * meet `already_exists`. A change may take two minutes to show, until when the request itself is the answer.
 */
export function createReadNewAgent(client: LiveChatClient, clock: Clock, logger: Logger): ReadNewAgent {
  const groupNames = createLookup({
    clock,
    fetch: async (call) =>
      toNames(await client.run(call, { api: 'configuration', name: 'list_groups', body: {} })),
  });

  /** What a look-up finds; when it fails, nothing, with a line in the log. */
  async function attempt<Found>(call: Call, what: string, find: () => Promise<Found>) {
    try {
      return await find();
    } catch (error) {
      logger.warn(
        { requestId: call.requestId, reason: reasonOf(error) },
        `${what} of a new agent is not at hand`,
      );
      return undefined;
    }
  }

  async function statusOf(call: Call, agent: Fields): Promise<string> {
    // Who waits for approval, as agents do whom an ordinary token made, cannot take chats: no need to ask.
    if (agent.awaiting_approval === true || agent.suspended === true) return toLiveStatus('offline');
    const statuses = await attempt(call, 'the status', () =>
      client.run(call, { api: 'agentChat', name: 'list_routing_statuses', body: {} }),
    );
    const own = (readList(statuses) ?? []).filter(isFields).find(({ agent_id }) => agent_id === agent.id);
    return toLiveStatus(own?.status);
  }

  return async (call, request) => {
    const body: GetAgentRequest = { id: request.id, fields: wantedFields };
    const found = await attempt(call, 'the record', () =>
      client.run(call, { api: 'configuration', name: 'get_agent', body }),
    );
    if (!isFields(found) || readText(found.id) === undefined) {
      return fromCreateAgent({ ...request }, new Map(), toLiveStatus('offline'));
    }
    const groups = groupIdsOf(found);
    const names =
      groups.length === 0
        ? undefined
        : await attempt(call, 'the group name', () =>
            groupNames.find(call, '', (known) => groups.every((id) => known.has(id))),
          );
    return fromCreateAgent(found, names ?? toNames([]), await statusOf(call, found));
  };
}

/** Names by number; group 0 always exists. */
function toNames(groups: unknown): ReadonlyMap<number, string> {
  const names = new Map<number, string>([[general.id, general.name]]);
  for (const group of readList(groups) ?? []) {
    const { id, name } = readFields(group);
    const number = readInteger(id);
    const text = readText(name);
    if (number !== undefined && text !== undefined) names.set(number, text);
  }
  return names;
}
