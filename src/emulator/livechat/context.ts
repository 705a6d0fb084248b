import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import type { Deliveries } from './deliveries.js';
import type { History } from './history.js';
import type { Quirks } from './quirks.js';
import type { Random } from './random.js';
import type { SimulatorState } from './state.js';

/** What the parts of one simulator share. */
export interface SimulatorContext {
  readonly state: SimulatorState;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly quirks: Quirks;
  readonly deliveries: Deliveries;
  readonly history: History;
  /** Call after every change of the state. */
  readonly changed: () => void;
}

/** The clock's time as LiveChat writes it. */
export function unixSeconds(clock: Clock): number {
  return Math.floor(clock.now() / 1_000);
}
