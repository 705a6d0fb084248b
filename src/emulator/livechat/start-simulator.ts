import { systemClock } from '../../shared/clock.js';
import { listen } from '../../shared/listen.js';
import { silentLogger } from '../../shared/logger.js';
import { readStateFile, writeStateFile } from '../../shared/state-file.js';
import { createSimulator, type Simulator, type SimulatorOptions } from './create-simulator.js';
import { isSimulatorSnapshot } from './state.js';

/** Where the simulator listens and what it remembers. */
export interface StartSimulatorOptions extends Omit<SimulatorOptions, 'snapshot'> {
  /** 0 picks a free one. */
  readonly port: number;
  readonly host?: string;
  /** Goes on from this file when it exists, and keeps it up to date. */
  readonly stateFile?: string;
}

/** A simulator that listens. */
export interface RunningSimulator {
  readonly url: string;
  readonly port: number;
  readonly simulator: Simulator;
  /** Stops listening and saves the state. */
  close(): Promise<void>;
}

/** How long changes are gathered before they are saved. */
const saveAfterMs = 250;

/**
 * Listens with a simulator.
 *
 * @example
 * const { url, close } = await startSimulator({ port: 4320, stateFile: '.simulator.json' });
 */
export async function startSimulator(options: StartSimulatorOptions): Promise<RunningSimulator> {
  const { port, host, stateFile, logger = silentLogger, clock = systemClock } = options;
  const snapshot =
    stateFile === undefined
      ? undefined
      : await readStateFile(stateFile, isSimulatorSnapshot, 'the simulator');
  let saving: Promise<void> = Promise.resolve();
  let cancelTimer: (() => void) | undefined;

  const simulator: Simulator = createSimulator({
    ...options,
    ...(snapshot && { snapshot }),
    onChange() {
      options.onChange?.();
      if (stateFile === undefined) return;
      cancelTimer ??= clock.after(saveAfterMs, () => {
        cancelTimer = undefined;
        save(stateFile).catch((error: unknown) =>
          logger.error({ error }, 'the state file cannot be written'),
        );
      });
    },
  });

  function save(file: string): Promise<void> {
    const written = saving.then(() => writeStateFile(file, simulator.snapshot()));
    saving = written.catch(() => {}); // the next save does not fail with this one
    return written;
  }

  const listening = await listen(simulator.app, port, host).catch(async (error: unknown) => {
    await simulator.close();
    throw error;
  });
  return {
    url: listening.url,
    port: listening.port,
    simulator,
    async close() {
      await Promise.all([listening.close(), simulator.close()]);
      cancelTimer?.();
      if (stateFile !== undefined) await save(stateFile);
    },
  };
}
