/** One flow as both ends saw it; its events are numbered from 1 and sent one after the other. */
export interface FlowRecord {
  /** The number of the last event that was acknowledged to the sender. */
  readonly acknowledged: number;
  /** In the order of their arrival. */
  readonly deliveries: readonly Delivery[];
  /** What the shims' logs say: the flow has the event, and that is written down. */
  readonly settled: readonly Settled[];
}

/** An event that the callback has read wholly. Times are milliseconds of one clock. */
export interface Delivery {
  readonly number: number;
  readonly at: number;
  /** When the callback's answer had left; missing while it has not. */
  answeredAt?: number;
  /** Its connection; each belongs to one process. */
  readonly connection: object;
}

/** A line `Delivered.` of a shim's log. */
export interface Settled {
  readonly number: number;
  readonly at: number;
}

/** A shim that was killed. */
export interface Kill {
  readonly at: number;
  /** The connections that ended with it. */
  readonly connections: ReadonlySet<object>;
}

/** What a crash run has shown. The last three lists are empty when the relay kept its promises. */
export interface CrashReport {
  readonly kills: number;
  readonly acknowledged: number;
  readonly delivered: number;
  /** Delivered twice: the callback's answer was still to come when the shim was killed. */
  readonly doublesUnanswered: number;
  /** Delivered twice: the shim was killed between the answer and the commit of the outcome. */
  readonly doublesUnwritten: number;
  readonly unexplainedDoubles: readonly string[];
  readonly lost: readonly string[];
  readonly outOfOrder: readonly string[];
}

/**
 * Holds what arrived against what was acknowledged. A lane has one event under way, so a callback must get 1, 2, 3 and
 * so on, and a number twice only in a row. That second time is explained by one thing: the process that made the first
 * delivery was killed, as the end of its connection shows, before it had written the outcome down, as its log shows.
 * When only the database is killed no process ends, so nothing explains a double.
 */
export function judgeDeliveries(
  flows: readonly FlowRecord[],
  kills: readonly Kill[],
): Omit<CrashReport, 'kills'> {
  const unexplainedDoubles: string[] = [];
  const lost: string[] = [];
  const outOfOrder: string[] = [];
  let doublesUnanswered = 0;
  let doublesUnwritten = 0;
  flows.forEach(({ acknowledged, deliveries, settled }, flow) => {
    let last: Delivery | undefined;
    for (const delivery of deliveries) {
      const { number, at } = delivery;
      const expected = (last?.number ?? 0) + 1;
      if (last !== undefined && number === last.number) {
        const { connection, answeredAt } = last;
        const kill = kills.find(({ connections }) => connections.has(connection));
        const isSettled = settled.some((line) => line.number === number && line.at < at);
        if (kill === undefined || kill.at > at || isSettled) {
          const why = isSettled ? 'after its outcome was written down' : 'though no kill was between';
          unexplainedDoubles.push(`flow ${flow}: event ${number} again ${why}`);
        } else if (answeredAt === undefined || answeredAt > kill.at) doublesUnanswered += 1;
        else doublesUnwritten += 1;
      } else if (number !== expected) {
        outOfOrder.push(`flow ${flow}: event ${number} where ${expected} was due`);
      }
      last = delivery;
    }
    const arrived = new Set(deliveries.map(({ number }) => number));
    for (let number = 1; number <= acknowledged; number += 1) {
      if (!arrived.has(number)) lost.push(`flow ${flow}: event ${number}`);
    }
  });
  return {
    acknowledged: sum(flows.map(({ acknowledged }) => acknowledged)),
    delivered: sum(flows.map(({ deliveries }) => deliveries.length)),
    doublesUnanswered,
    doublesUnwritten,
    unexplainedDoubles,
    lost,
    outOfOrder,
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
