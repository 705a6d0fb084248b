import type { Pool } from 'pg';
import { expect, it, vi } from 'vitest';
import { createAccess } from '../../../src/shim/store/postgres/access.js';
import { StoreUnavailable } from '../../../src/shim/store/store.js';

it('throws a connection away that gave no answer, and does not wait for another', async () => {
  const query = vi.fn(async (text: string) => {
    if (text === 'SELECT 1') throw new Error('Query read timeout');
    return { rows: [] };
  });
  const release = vi.fn();
  // Of the driver's pool only this is used.
  const pool = { connect: async () => ({ query, release }) } as unknown as Pool;
  const { inTransaction } = createAccess(pool, 'schema');
  await expect(inTransaction((run) => run('SELECT 1'))).rejects.toThrow(StoreUnavailable);
  expect(query.mock.calls.map(([text]) => text.slice(0, 5))).toEqual(['BEGIN', 'SELEC']);
  expect(release.mock.calls).toEqual([[true]]);
});
