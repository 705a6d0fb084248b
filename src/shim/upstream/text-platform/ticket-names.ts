import type { Logger } from '../../../shared/logger.js';
import { type Fields, isFields, readFields, readList, readText, readTexts } from '../read.js';
import type { Call } from '../upstream.js';
import type { Directory, HelpDeskPerson } from './directory.js';
import type { Lookup } from './lookup.js';
import { isRefusal, reasonOf } from './status-mapping.js';

/** What a ticket's UUIDs stand for. A part is absent when HelpDesk does not tell it. */
export interface TicketNames {
  readonly agents: ReadonlyMap<string, HelpDeskPerson> | undefined;
  readonly teams: ReadonlyMap<string, string> | undefined;
  readonly tags: ReadonlyMap<string, string> | undefined;
}

/** A look-up that is not needed, or a part that nothing is known of. */
export const noNames: TicketNames = { agents: undefined, teams: undefined, tags: undefined };

/**
 * Looks up what a ticket needs, and nothing else. A part that HelpDesk refuses is left out with a line in the log.
 *
 * @param onFailure what to do when HelpDesk fails for the moment: `throw` for a call that may be repeated, `go-on`
 * after a change, where repeating the call would repeat the change.
 */
export async function findTicketNames(
  { agents, teams, tags }: Directory,
  { call, logger, onFailure }: { call: Call; logger: Logger; onFailure: 'throw' | 'go-on' },
  ticket: Fields,
): Promise<TicketNames> {
  async function find<Name>(what: string, lookup: Lookup<ReadonlyMap<string, Name>>, ids: readonly string[]) {
    if (ids.length === 0) return undefined;
    try {
      return await lookup.find(call, '', (known) => ids.every((id) => known.has(id)));
    } catch (error) {
      if (onFailure === 'throw' && !isRefusal(error)) throw error;
      logger.warn(
        { requestId: call.requestId, reason: reasonOf(error) },
        `HelpDesk does not tell its ${what}; a ticket goes out without them`,
      );
      return undefined;
    }
  }
  const [foundAgents, foundTeams, foundTags] = await Promise.all([
    find('agents', agents, agentIds(ticket)),
    find('teams', teams, readTexts(ticket.teamIDs)),
    find('tags', tags, readTexts(ticket.tagIDs)),
  ]);
  return { agents: foundAgents, teams: foundTeams, tags: foundTags };
}

/** The agents whose e-mail address the ticket does not hold. */
function agentIds(ticket: Fields): readonly string[] {
  const authors = (readList(ticket.events) ?? []).map((event) => readFields(readFields(event).author));
  const assigned = readFields(readFields(ticket.assignment).agent);
  const ids = [...authors, assigned]
    .filter((person) => isFields(person) && readText(person.email) === undefined)
    .map((person) => readText(person.ID))
    .filter((id) => id !== undefined);
  return [...new Set(ids)];
}
