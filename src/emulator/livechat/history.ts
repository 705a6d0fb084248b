import type { Clock } from '../../shared/clock.js';
import type { Quirks } from './quirks.js';
import type { SimulatorState } from './state.js';

/** How the state was a while ago, for APIs that do not show a change at once. */
export interface History {
  /** Call before anything may change; costs nothing unless a quirk asks for stale reads. */
  note(): void;
  /** Call after every change. */
  changed(): void;
  /** The state as it was `lagMs` ago, as far back as was noted. */
  before(lagMs: number): SimulatorState;
}

/** Builds the history of one simulator. */
export function createHistory(state: SimulatorState, clock: Clock, quirks: Quirks): History {
  let latest: SimulatorState | undefined;
  let versions: { readonly until: number; readonly state: SimulatorState }[] = [];

  function lag(): number {
    return Math.max(quirks.staleConfigurationMs, quirks.staleChatsMs);
  }

  return {
    note() {
      if (lag() > 0) latest ??= copy(state);
      else if (latest !== undefined) {
        latest = undefined;
        versions = [];
      }
    },
    changed() {
      if (latest === undefined) return;
      const now = clock.now();
      versions = versions.filter(({ until }) => until > now - lag());
      versions.push({ until: now, state: latest });
      latest = copy(state);
    },
    before(lagMs) {
      if (lagMs <= 0) return state;
      return versions.find(({ until }) => until > clock.now() - lagMs)?.state ?? state;
    },
  };
}

/** Without the parts that no stale read shows and that may be long. */
function copy(state: SimulatorState): SimulatorState {
  return structuredClone({ ...state, deliveries: [], tickets: [] });
}
