import { expect, test } from 'vitest';
import { type Delivery, judgeDeliveries, type Kill } from '../../../scripts/store/judge-deliveries.js';

const killed = { name: 'the connection of a shim that was killed' };
const alive = { name: 'the connection of a shim that lives' };
const kill: Kill = { at: 100, connections: new Set([killed]) };

const delivery = (number: number, at: number, more: Partial<Delivery> = {}): Delivery => ({
  number,
  at,
  answeredAt: at + 1,
  connection: killed,
  ...more,
});
const again = delivery(1, 200, { connection: alive });
const sound = { acknowledged: 1, deliveries: [delivery(1, 50)], settled: [{ number: 1, at: 52 }] };
const nothing = { unexplainedDoubles: [], lost: [], outOfOrder: [] };

test('a flow that got each event once, in order, has nothing to complain of', () => {
  expect(judgeDeliveries([sound], [kill])).toEqual({
    acknowledged: 1,
    delivered: 1,
    doublesUnanswered: 0,
    doublesUnwritten: 0,
    ...nothing,
  });
});

test.each([
  {
    name: 'its answer was still to come',
    first: { at: 95, answeredAt: 101 },
    want: { doublesUnanswered: 1, doublesUnwritten: 0 },
  },
  {
    name: 'its answer had come, and its outcome was not written down',
    first: { at: 95, answeredAt: 96 },
    want: { doublesUnanswered: 0, doublesUnwritten: 1 },
  },
])('a double is explained when $name as its shim was killed', ({ first, want }) => {
  const flow = { acknowledged: 1, deliveries: [delivery(1, 95, first), again], settled: [] };
  expect(judgeDeliveries([flow], [kill])).toMatchObject({ ...want, ...nothing });
});

test.each([
  {
    name: 'without a kill, as when only the database was killed',
    deliveries: [delivery(1, 95), again],
    kills: [],
    why: 'though no kill was between',
  },
  {
    name: 'when the shim that made the first delivery lives',
    deliveries: [delivery(1, 95, { connection: alive }), again],
    kills: [kill],
    why: 'though no kill was between',
  },
  {
    name: 'before the kill',
    deliveries: [delivery(1, 95), delivery(1, 96)],
    kills: [kill],
    why: 'though no kill was between',
  },
  {
    name: 'when the outcome was written down before the kill',
    deliveries: [delivery(1, 95), again],
    kills: [kill],
    settled: [{ number: 1, at: 98 }],
    why: 'after its outcome was written down',
  },
])('a double is not explained $name', ({ deliveries, kills, settled = [], why }) => {
  const flow = { acknowledged: 1, deliveries, settled };
  expect(judgeDeliveries([sound, flow], kills).unexplainedDoubles).toEqual([`flow 1: event 1 again ${why}`]);
});

test('what is left out, passed over or late is told', () => {
  const flow = {
    acknowledged: 4,
    deliveries: [delivery(1, 1), delivery(3, 2), delivery(2, 3)],
    settled: [],
  };
  expect(judgeDeliveries([flow], [])).toMatchObject({
    outOfOrder: ['flow 0: event 3 where 2 was due', 'flow 0: event 2 where 4 was due'],
    lost: ['flow 0: event 4'],
    unexplainedDoubles: [],
  });
});
