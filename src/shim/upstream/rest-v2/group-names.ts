import { createHash } from 'node:crypto';
import { allOperatorsGroup } from '../../../livechat/v2/group.js';
import type { Clock } from '../../../shared/clock.js';
import type { Logger } from '../../../shared/logger.js';
import { readFields, readInteger, readList, readText } from '../read.js';
import type { Call } from '../upstream.js';
import type { V2Client } from './client.js';

/** Names of groups by number. */
export type GroupNames = ReadonlyMap<number, string>;

/** Looks up the names of groups, because v2 tickets carry numbers only. */
export interface GroupDirectory {
  /** The names of (at least) these groups, as far as the caller may see them. Never throws. */
  namesOf(call: Call, groupIds: readonly number[]): Promise<GroupNames>;
}

const keptForMs = 5 * 60_000;
const keptAccounts = 1_000;
const builtIn: GroupNames = new Map([[allOperatorsGroup.id, allOperatorsGroup.name]]);

/**
 * A directory on `GET /groups`, kept per credential for five minutes. Group 0 needs no call: it always exists
 * under one name. https://platform.text.com/docs/management/configuration-api/v2.0/ (groups)
 */
export function createGroupDirectory(client: V2Client, clock: Clock, logger: Logger): GroupDirectory {
  const kept = new Map<string, { readonly names: GroupNames; readonly until: number }>();
  return {
    async namesOf(call, groupIds) {
      if (groupIds.every((id) => builtIn.has(id))) return builtIn;
      const account = createHash('sha256').update(call.credential.header).digest('base64');
      const known = kept.get(account);
      if (known !== undefined && known.until > clock.now()) return known.names;
      kept.delete(account);
      try {
        const names = toNames(await client.request(call, { method: 'GET', path: '/groups' }));
        if (kept.size >= keptAccounts) kept.delete(kept.keys().next().value ?? '');
        kept.set(account, { names, until: clock.now() + keptForMs });
        return names;
      } catch (error) {
        const reason = error instanceof Error ? error.message : 'unknown';
        logger.warn(
          { requestId: call.requestId, reason },
          'group names are not at hand; groups go out without them',
        );
        return builtIn;
      }
    },
  };
}

function toNames(groups: unknown): GroupNames {
  const names = new Map(builtIn);
  for (const group of readList(groups) ?? []) {
    const { id, name } = readFields(group);
    const number = readInteger(id);
    const text = readText(name);
    if (number !== undefined && text !== undefined) names.set(number, text);
  }
  return names;
}
