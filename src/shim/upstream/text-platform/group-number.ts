import { createHash } from 'node:crypto';

/**
 * A number for a team: HelpDesk's teams have UUIDs, the contract's groups numbers. The same team has the same number
 * for ever and in every shim; it does not lead back to the team. Never 0, which means everybody.
 */
export function toGroupNumber(teamId: string): number {
  const start = createHash('sha256').update(teamId.trim().toLowerCase()).digest().readUInt32BE(0);
  return start & 0x7fffffff || 1;
}
