import { setImmediate } from 'node:timers/promises';
import type { Access } from './access.js';
import type { SqliteDatabase } from './sqlite-driver.js';

/** Few enough that nothing else waits long, since SQLite has the thread to itself meanwhile. */
const pagesAtOnce = 200;

/** Makes the file as small as its content, a little at a time, then the write-ahead log empty. */
export async function giveBackSpace(database: SqliteDatabase, access: Access): Promise<void> {
  const readFree = database.prepare('PRAGMA freelist_count');
  const countFree = () => access.read(() => readFree.all()[0]?.['freelist_count'] as number); // it answers one row
  let free = await countFree();
  for (let before = Number.POSITIVE_INFINITY; free > 0 && free < before; ) {
    await access.read(() => database.exec(`PRAGMA incremental_vacuum(${pagesAtOnce})`));
    await setImmediate();
    before = free;
    free = await countFree();
  }
  await access.read(() => database.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
}
