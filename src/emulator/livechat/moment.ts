import type { Moment } from '../../livechat/configuration/api.js';

/** A time as v3 writes it. `order` fills the last three digits, so that events of one moment can be told apart. */
export function toMoment(ms: number, order = 0): Moment {
  return `${new Date(ms).toISOString().slice(0, -1)}${String(order % 1_000).padStart(3, '0')}Z`;
}
