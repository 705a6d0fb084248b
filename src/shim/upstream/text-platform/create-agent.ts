import type { createAgent } from '../../../../connector/operations/agents/create-agent.js';
import type { AgentField, CreateAgentRequest, maxChatsLimit } from '../../../livechat/configuration/agent.js';
import type { BodyOf } from '../../../model/operation.js';
import { invalidInput } from '../../http-problem.js';
import { type Fields, isFields, readInteger, readList, readText } from '../read.js';
import type { Answer } from '../upstream.js';
import { toAvatar } from './list-agents.js';
import { toPermission, toRole } from './role.js';

/** What v2 fills in; LiveChat's present default of `login_status` is the opposite, and there is none of the title. */
const defaults = { loginStatus: 'accepting chats', jobTitle: 'Support Agent', chats: 6 } as const;
const mostChats: typeof maxChatsLimit = 20;

/** What is asked for when the new agent is read back. */
export const wantedFields: readonly AgentField[] = [
  'groups',
  'job_title',
  'max_chats_count',
  'awaiting_approval',
  'suspended',
];

/** The body of `create_agent`. https://platform.text.com/docs/management/configuration-api/#create-agent */
export function toCreateAgent(input: BodyOf<typeof createAgent>): CreateAgentRequest {
  if (input.password !== undefined) {
    throw invalidInput(
      '`password` cannot be set: LiveChat invites the new agent by email to choose one. Leave `password` empty.',
    );
  }
  return {
    id: input.login,
    name: input.name,
    role: toRole(input.permission),
    login_status: input.login_status ?? defaults.loginStatus,
    job_title: input.job_title ?? defaults.jobTitle,
    max_chats_count:
      input.max_chats_count === undefined ? defaults.chats : toChatsCount(input.max_chats_count),
  };
}

function toChatsCount(text: string): number {
  const count = /^\d{1,9}$/.test(text.trim()) ? Number.parseInt(text, 10) : 0;
  if (count >= 1 && count <= mostChats) return count;
  throw invalidInput(
    `\`max_chats_count\` is \`${text.slice(0, 40)}\`; give a whole number from 1 to ${mostChats}, the most that LiveChat takes.`,
  );
}

/**
 * The new agent of the contract.
 *
 * @param agent what `get_agent` says of it; `create_agent` itself answers the id only.
 * @param names the names of groups, where they are known.
 * @param status whether the agent takes chats now.
 */
export function fromCreateAgent(
  agent: Fields,
  names: ReadonlyMap<number, string>,
  status: string,
): Answer<typeof createAgent> {
  return {
    avatar: toAvatar(agent),
    groups: groupIdsOf(agent).map((id) => ({ id, name: names.get(id) })),
    job_title: readText(agent.job_title),
    login: readText(agent.id),
    login_status: readText(agent.login_status),
    max_chats_count: readInteger(agent.max_chats_count),
    name: readText(agent.name),
    permission: toPermission(agent.role),
    status,
  };
}

/** The numbers of an agent's groups. */
export function groupIdsOf(agent: Fields): readonly number[] {
  return (readList(agent.groups) ?? [])
    .map((group) => readInteger(isFields(group) ? group.id : group))
    .filter((id) => id !== undefined);
}
