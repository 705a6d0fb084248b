import type { deleteAgent } from '../../../../connector/operations/agents/delete-agent.js';
import type { DeleteAgentRequest } from '../../../livechat/configuration/agent.js';
import type { Answer } from '../upstream.js';

/** The body of `delete_agent`. https://platform.text.com/docs/management/configuration-api/#delete-agent */
export function toDeleteAgent(login: string): DeleteAgentRequest {
  return { id: login };
}

/** The sentence of v2; LiveChat itself answers nothing. */
export function fromDeleteAgent(login: string): Answer<typeof deleteAgent> {
  return { result: `${login} removed successfully` };
}
