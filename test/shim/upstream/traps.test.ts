import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../../src/shared/package-root.js';

/** What trips up those who write against LiveChat's APIs, by the number that a test's title names: `trap N`. */
const traps = 34;

/** Traps that no test can name, and why. */
const untested: Readonly<Record<number, string>> = {
  13: 'Members of agents that come under two names (`email_subscriptions`, `summaries`): the contract has neither.',
  19: 'A scope that the pages misspell: the shim asks for no scopes, the maker of the token chooses them.',
  20: 'Scopes for tickets that are gone: as before, and HelpDesk wants a token of its own scope.',
  21: 'Names of events that are printed wrongly: they are events that no trigger has.',
  22: 'Printed samples that are no JSON: none is copied into a test.',
  23: 'An old word among the values of `additional_data`: the shim asks for none.',
  30: 'Addresses of documentation pages that move: they stand in comments only.',
  31: 'Whether the page on v2 is shown or hidden: it tells nothing about the service.',
  34: '`session_fields` as a list of objects: the contract has none.',
};

const folder = join(packageRoot(), 'test');
const named = new Set(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/\btrap (\d+)\b/g)])
    .map(([, number]) => Number(number)),
);

test.each(Array.from({ length: traps }, (_, index) => index + 1))(
  'trap %i is named by a test, or a reason says why by none',
  (number) => {
    expect(named.has(number)).toBe(untested[number] === undefined);
  },
);
