import { createNotFound } from './problem.js';
import type { SimulatorState, StoredAgent } from './state.js';

/** The agent with this login; logins are e-mail addresses, so their case does not matter. */
export function findAgent(state: SimulatorState, login: string): StoredAgent | undefined {
  const wanted = login.toLowerCase();
  return state.agents.find((agent) => agent.login.toLowerCase() === wanted);
}

/** The same, or 404. */
export function getAgent(state: SimulatorState, login: string): StoredAgent {
  const agent = findAgent(state, login);
  if (agent === undefined) throw createNotFound('Agent');
  return agent;
}
