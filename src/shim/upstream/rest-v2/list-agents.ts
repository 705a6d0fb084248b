import type { listAgents } from '../../../../connector/operations/agents/list-agents.js';
import { HttpProblem } from '../../http-problem.js';
import { isFields, readList, readText } from '../read.js';
import type { Answer } from '../upstream.js';

/** The agents of the contract from the answer of `GET /agents`. */
export function fromListAgents(answer: unknown): Answer<typeof listAgents> {
  const agents = readList(answer);
  if (agents === undefined) {
    throw new HttpProblem(
      502,
      'UpstreamInvalidAnswer',
      'LiveChat answered something that is not a list of agents.',
    );
  }
  return agents.filter(isFields).map(({ avatar, login, name, permission }) => ({
    avatar: readText(avatar),
    login: readText(login),
    name: readText(name),
    permission: readText(permission),
  }));
}
