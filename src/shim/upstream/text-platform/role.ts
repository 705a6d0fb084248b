import type { AgentRole, AssignableRole } from '../../../livechat/configuration/agent.js';
import { invalidInput } from '../../http-problem.js';
import { readText } from '../read.js';

/** LiveChat's roles in the contract's words, which have none for a vice owner. */
const permissions: Readonly<Record<AgentRole, 'owner' | 'administrator' | 'normal'>> = {
  owner: 'owner',
  viceowner: 'administrator',
  administrator: 'administrator',
  normal: 'normal',
};

/** The permissions that a new agent can have. */
const roles: Readonly<Record<string, AssignableRole>> = { administrator: 'administrator', normal: 'normal' };

/** The contract's word for a role; a role that is new to us is passed on as it is. */
export function toPermission(role: unknown): string | undefined {
  const text = readText(role);
  return text !== undefined && Object.hasOwn(permissions, text) ? permissions[text as AgentRole] : text; // it is one of its keys
}

/** The role for a permission; `normal` when left empty, as v2 has it. */
export function toRole(permission: string | undefined): AssignableRole {
  const wanted = permission ?? 'normal';
  const role = Object.hasOwn(roles, wanted) ? roles[wanted] : undefined;
  if (role !== undefined) return role;
  throw invalidInput(
    `\`permission\` is \`${wanted.slice(0, 40)}\`, which LiveChat gives to no new agent; give \`administrator\` or \`normal\`.`,
  );
}
