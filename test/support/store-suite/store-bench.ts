import { afterEach } from 'vitest';
import type { Store } from '../../../src/shim/store/store.js';
import { createFakeClock, type FakeClock } from '../fake-clock.js';
import { makeFolder } from '../make-folder.js';
import { start, subscriptionOf } from './samples.js';

/** Opens a store over `folder`; the same folder gives the same content. */
export type OpenStore = (folder: string, clock: FakeClock) => Promise<Store>;

/** Stores of one engine, closed and removed after each test. */
export interface StoreBench {
  makeFolder(): string;
  openIn(folder: string, clock?: FakeClock): Promise<Store>;
  /** In a folder of its own, with subscriptions of these ids. */
  openNew(clock?: FakeClock, subscriptions?: readonly string[]): Promise<Store>;
}

/** Called where the tests of an engine are described. */
export function createStoreBench(openStore: OpenStore): StoreBench {
  const removals: (() => void)[] = [];
  const stores: Store[] = [];
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
    for (const remove of removals.splice(0)) remove();
  });

  async function openIn(folder: string, clock: FakeClock = createFakeClock(start)): Promise<Store> {
    const store = await openStore(folder, clock);
    stores.push(store);
    return store;
  }

  function makeNewFolder(): string {
    const { folder, remove } = makeFolder();
    removals.push(remove);
    return folder;
  }

  return {
    makeFolder: makeNewFolder,
    openIn,
    async openNew(clock, subscriptions = ['a']) {
      const store = await openIn(makeNewFolder(), clock);
      for (const id of subscriptions) await store.subscriptions.put(subscriptionOf(id));
      return store;
    },
  };
}
