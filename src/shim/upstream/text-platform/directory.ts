import type { Clock } from '../../../shared/clock.js';
import { type Fields, readText, readTexts } from '../read.js';
import type { Call } from '../upstream.js';
import type { HelpDeskClient } from './help-desk-client.js';
import { createLookup, type Lookup } from './lookup.js';

/** An agent of HelpDesk: another record than LiveChat's agent of the same e-mail address. */
export interface HelpDeskPerson {
  readonly id: string;
  readonly email: string | undefined;
  readonly name: string | undefined;
  readonly teamIds: readonly string[];
}

/** Who and what the UUIDs of tickets stand for. */
export interface Directory {
  readonly agents: Lookup<ReadonlyMap<string, HelpDeskPerson>>;
  /** Names by UUID. */
  readonly teams: Lookup<ReadonlyMap<string, string>>;
  /** Names by UUID. */
  readonly tags: Lookup<ReadonlyMap<string, string>>;
}

/** A directory on `GET /agents`, `GET /teams` and `GET /tags`. */
export function createDirectory(client: HelpDeskClient, clock: Clock): Directory {
  return {
    agents: createLookup({
      clock,
      fetch: async (call) => toMap(await listAll(client, call, 'agents'), toPerson),
    }),
    teams: createLookup({
      clock,
      fetch: async (call) => toMap(await listAll(client, call, 'teams'), ({ name }) => readText(name)),
    }),
    tags: createLookup({
      clock,
      fetch: async (call) => toMap(await listAll(client, call, 'tags'), ({ name }) => readText(name)),
    }),
  };
}

const mostPages = 20;

/** unverified: whether these lists have pages; further ones are read when the headers speak of them. */
async function listAll(client: HelpDeskClient, call: Call, what: string): Promise<readonly Fields[]> {
  const first = await client.page(call, `/${what}`, what);
  const rows = [...first.rows];
  for (let page = 2; page <= Math.min(first.totalPages ?? 1, mostPages); page += 1) {
    rows.push(...(await client.page(call, `/${what}?page=${page}`, what)).rows);
  }
  return rows;
}

function toMap<Entry>(
  rows: readonly Fields[],
  toEntry: (row: Fields) => Entry | undefined,
): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const row of rows) {
    const id = readText(row.ID);
    const entry = toEntry(row);
    if (id !== undefined && entry !== undefined) entries.set(id, entry);
  }
  return entries;
}

function toPerson({ ID, email, name, teamIDs }: Fields): HelpDeskPerson {
  return {
    id: readText(ID) ?? '',
    email: readText(email),
    name: readText(name),
    teamIds: readTexts(teamIDs),
  };
}
