/** Gathers what arrives in one event-loop turn, so that one commit, and one wait for the disk, serves all of it. */
export interface GroupCommit<Item, Result> {
  /** Resolves with the item's result once its batch is committed, never before. */
  add(item: Item): Promise<Result>;
  /** Resolves when nothing waits and nothing is under way. */
  drain(): Promise<void>;
}

export interface GroupCommitOptions {
  /** Most items in one batch. */
  readonly max?: number;
  /** True for an error that would meet every item alike; then the items are not tried singly. */
  readonly isFatal?: (error: unknown) => boolean;
}

/**
 * `commit` stores a batch in one transaction and answers a result for each item. When a batch fails its items are
 * tried singly, so that a bad one fails alone.
 */
export function createGroupCommit<Item, Result>(
  commit: (items: readonly Item[]) => readonly Result[] | Promise<readonly Result[]>,
  { max = 256, isFatal = () => false }: GroupCommitOptions = {},
): GroupCommit<Item, Result> {
  let waiting: Waiter<Item, Result>[] = [];
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      await nextTurn();
      const batch = waiting.slice(0, max);
      waiting = waiting.slice(max);
      await settle(batch);
    }
    running = undefined;
  }

  async function settle(batch: readonly Waiter<Item, Result>[]): Promise<void> {
    try {
      const results = await commit(batch.map(({ item }) => item));
      // `commit` answers a result for each item.
      batch.forEach(({ resolve }, index) => {
        resolve(results[index] as Result);
      });
    } catch (error) {
      if (batch.length === 1 || isFatal(error)) for (const { reject } of batch) reject(error);
      else for (const waiter of batch) await settle([waiter]);
    }
  }

  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        running ??= run();
      }),
    async drain() {
      while (running) await running;
    },
  };
}

interface Waiter<Item, Result> {
  readonly item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
