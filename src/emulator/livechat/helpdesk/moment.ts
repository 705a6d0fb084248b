import type { IsoMoment } from '../../../livechat/helpdesk/api.js';

/** Unix seconds as HelpDesk writes them. */
export function toIso(seconds: number): IsoMoment {
  return new Date(seconds * 1_000).toISOString().replace('.000Z', 'Z');
}
