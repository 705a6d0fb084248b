import { Router } from 'express';
import { allOperatorsGroup, type Group } from '../../../livechat/v2/group.js';
import { toGroupStatus } from '../agent-chat/routing-statuses.js';
import type { SimulatorContext } from '../context.js';
import type { SimulatorState, StoredGroup } from '../state.js';
import { answer } from './answer.js';

/** `/groups`. https://platform.text.com/docs/management/configuration-api/v2.0/#groups */
export function createGroupRoutes({ state }: SimulatorContext): Router {
  const router = Router();
  router.get('/groups', (request, response) => {
    answer(
      request,
      response,
      state.groups.map((group) => toGroup(state, group)),
    );
  });
  return router;
}

function toGroup(state: SimulatorState, { id, name, language }: StoredGroup): Group {
  const everybody = id === allOperatorsGroup.id;
  const members = state.agents.filter((agent) => everybody || agent.groups.includes(id));
  const status = toGroupStatus(members.map((agent) => agent.status));
  return { id, name, language, ...(!everybody && { agents: members.map(({ login }) => login) }), status };
}
