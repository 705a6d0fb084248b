import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openEmbeddedStore } from '../../../src/shim/store/embedded/open-embedded-store.js';
import { sqliteDrivers } from './sqlite-drivers.js';

test.each(sqliteDrivers)(
  'no statement on $name reads all events: a million that were delivered cost nothing',
  async (driver) => {
    const plans = new Map<string, string[]>();
    const store = await openEmbeddedStore({
      file: join(mkdtempSync(join(tmpdir(), 'plans-')), 'shim.db'),
      driver: {
        name: driver.name,
        open(file) {
          const database = driver.open(file);
          return {
            ...database,
            prepare(sql) {
              const statement = database.prepare(sql);
              if (sql.includes('events')) {
                const plan = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all();
                plans.set(
                  sql,
                  plan.map((row) => String(row['detail'])),
                );
              }
              return statement;
            },
          };
        },
      },
    });
    await store.close();
    expect(plans.size).toBeGreaterThan(8);
    for (const [sql, plan] of plans) {
      const scans = plan.filter((step) => step.startsWith('SCAN events') && !step.includes('events_open'));
      expect(scans, sql).toEqual([]);
    }
  },
);
