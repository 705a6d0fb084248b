import { describe } from 'vitest';
import { testBacklogs } from './backlogs.js';
import { testDeadLetters } from './dead-letters.js';
import { testEvents } from './events.js';
import { testLanes } from './lanes.js';
import { testRegistrations } from './registrations.js';
import { testRestart } from './restart.js';
import { createStoreBench, type OpenStore } from './store-bench.js';
import { testSubscriptions } from './subscriptions.js';

/** What every engine must do. */
export function testStore(name: string, openStore: OpenStore): void {
  describe(name, () => {
    const bench = createStoreBench(openStore);
    testSubscriptions(bench);
    testRegistrations(bench);
    testEvents(bench);
    testLanes(bench);
    testDeadLetters(bench);
    testBacklogs(bench);
    testRestart(bench);
  });
}
