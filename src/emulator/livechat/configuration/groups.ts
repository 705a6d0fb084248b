import {
  type Group,
  type GroupField,
  generalGroup,
  groupFields,
} from '../../../livechat/configuration/group.js';
import { toGroupStatus, toRoutingStatus } from '../agent-chat/routing-statuses.js';
import { type Action, checkScope } from '../modern/action.js';
import { TextPlatformProblem } from '../modern/problem.js';
import type { SimulatorState, StoredGroup } from '../state.js';

/** https://platform.text.com/docs/management/configuration-api/#list-groups */
export const listGroups: Action = function listGroups({ seen, caller, fields }) {
  checkScope(caller, 'groups--all:ro');
  const asked = fields.someOf('fields', groupFields) ?? [];
  fields.check();
  return seen.groups.map((group) => toGroup(seen, group, asked));
};

/** https://platform.text.com/docs/management/configuration-api/#get-group */
export const getGroup: Action = function getGroup({ seen, caller, fields }) {
  const id = fields.integer('id', 0, Number.MAX_SAFE_INTEGER);
  if (fields.value('id') === undefined) fields.problem('id', 'is required');
  const asked = fields.someOf('fields', groupFields) ?? [];
  fields.check();
  const isOwn = id === generalGroup.id || caller.agent.groups.some((own) => own === id);
  checkScope(caller, isOwn ? 'groups--my:ro' : 'groups--all:ro');
  const group = seen.groups.find((entry) => entry.id === id);
  if (group === undefined) throw new TextPlatformProblem('group_not_found');
  return toGroup(seen, group, asked);
};

function toGroup(state: SimulatorState, group: StoredGroup, asked: readonly GroupField[]): Group {
  const { id, name, language } = group;
  const isGeneral = id === generalGroup.id;
  const members = state.agents.filter((agent) => isGeneral || agent.groups.includes(id));
  const priorities = members.map(({ login, priorities }) => [login, priorities?.[id] ?? 'normal'] as const);
  return {
    id,
    name: isGeneral ? generalGroup.name : name,
    language_code: language,
    ...(asked.includes('routing_status') && {
      routing_status: toRoutingStatus(toGroupStatus(members.map(({ status }) => status))),
    }),
    ...(asked.includes('agent_priorities') && { agent_priorities: Object.fromEntries(priorities) }),
  };
}
