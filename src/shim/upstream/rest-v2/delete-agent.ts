import type { deleteAgent } from '../../../../connector/operations/agents/delete-agent.js';
import { readFields, readText } from '../read.js';
import type { Answer } from '../upstream.js';

/** v2 answers a sentence; where it is missing the same sentence is written. */
export function fromDeleteAgent(answer: unknown, login: string): Answer<typeof deleteAgent> {
  return { result: readText(readFields(answer).result) ?? `${login} removed successfully` };
}
