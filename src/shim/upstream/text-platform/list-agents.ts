import type { listAgents } from '../../../../connector/operations/agents/list-agents.js';
import type { ListAgentsRequest } from '../../../livechat/configuration/agent.js';
import { notWhatWasAsked } from '../parse-answer.js';
import { type Fields, isFields, readList, readText } from '../read.js';
import type { Answer } from '../upstream.js';
import { toPermission } from './role.js';

/** The body of `list_agents`: what the contract needs comes without being asked for. */
export function toListAgents(): ListAgentsRequest {
  return {};
}

/** The agents of the contract. https://platform.text.com/docs/management/configuration-api/#list-agents */
export function fromListAgents(answer: unknown): Answer<typeof listAgents> {
  const agents = readList(answer);
  if (agents === undefined) throw notWhatWasAsked('LiveChat', 'a list of agents');
  return agents.filter(isFields).map((agent) => ({
    avatar: toAvatar(agent),
    login: readText(agent.id),
    name: readText(agent.name),
    permission: toPermission(agent.role),
  }));
}

/**
 * The address of an agent's picture without a scheme, as the contract has it. The samples name it `avatar` in one
 * action and `avatar_path` in another, with and without a scheme.
 */
export function toAvatar({ avatar, avatar_path }: Fields): string | undefined {
  return (readText(avatar) ?? readText(avatar_path))?.replace(/^(https?:)?\/\//i, '');
}
