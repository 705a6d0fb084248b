import type { createAgent } from '../../../../connector/operations/agents/create-agent.js';
import type { CreateAgentRequest } from '../../../livechat/v2/agent.js';
import type { BodyOf } from '../../../model/operation.js';
import { HttpProblem, invalidInput } from '../../http-problem.js';
import { isFields, readInteger, readList, readText } from '../read.js';
import type { Answer } from '../upstream.js';

/** The body of `POST /agents`. The contract's `max_chats_count` is text, v2's a number. */
export function toCreateAgent(input: BodyOf<typeof createAgent>): CreateAgentRequest {
  const { max_chats_count, ...rest } = input;
  return max_chats_count === undefined ? rest : { ...rest, max_chats_count: toChatsCount(max_chats_count) };
}

function toChatsCount(text: string): number {
  const count = /^\d{1,9}$/.test(text.trim()) ? Number.parseInt(text, 10) : 0;
  if (count >= 1) return count;
  throw invalidInput(`\`max_chats_count\` is \`${text.slice(0, 40)}\`; give a whole number of 1 or more.`);
}

/** The new agent of the contract from v2's full agent object. */
export function fromCreateAgent(answer: unknown): Answer<typeof createAgent> {
  if (!isFields(answer) || readText(answer.login) === undefined) {
    throw new HttpProblem(502, 'UpstreamInvalidAnswer', 'LiveChat answered something that is not an agent.');
  }
  return {
    avatar: readText(answer.avatar),
    groups: (readList(answer.groups) ?? []).map(toAgentGroup),
    job_title: readText(answer.job_title),
    login: readText(answer.login),
    login_status: readText(answer.login_status),
    max_chats_count: readInteger(answer.max_chats_count),
    name: readText(answer.name),
    permission: readText(answer.permission),
    status: readText(answer.status),
  };
}

function toAgentGroup(group: unknown): {
  readonly id: number | undefined;
  readonly name: string | undefined;
} {
  return isFields(group)
    ? { id: readInteger(group.id), name: readText(group.name) }
    : { id: readInteger(group), name: undefined };
}
