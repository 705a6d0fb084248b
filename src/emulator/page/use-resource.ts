import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type ApiProblem, problemOf } from './api.js';
import { useConnected } from './gateway-events.js';

/** Something that is loaded: nothing yet, a value, what went wrong, or the last value and why there is no newer one. */
export interface Resource<Value> {
  readonly value?: Value;
  readonly problem?: ApiProblem;
  readonly loading: boolean;
  /** Loads it again; the old value stays on screen meanwhile. */
  readonly reload: () => void;
}

/** Loads a value when `key` changes; answers that come too late are dropped. */
export function useResource<Value>(key: string, load: () => Promise<Value>): Resource<Value> {
  const [state, setState] = useState<{ key: string; value?: Value; problem?: ApiProblem }>();
  const newest = useRef(0);
  const loader = useRef(load);
  loader.current = load;
  const reload = useCallback(() => {
    newest.current += 1;
    const mine = newest.current;
    loader.current().then(
      (value) => mine === newest.current && setState({ key, value }),
      (error: unknown) => {
        if (mine !== newest.current) return;
        setState((old) => ({ ...(old?.key === key && old), key, problem: problemOf(error) }));
      },
    );
  }, [key]);
  useEffect(reload, [reload]);
  const connected = useConnected();
  useEffect(() => {
    // What failed while the emulator was away is asked for again.
    if (connected && state?.problem !== undefined) reload();
  }, [connected]);
  const current = state?.key === key ? state : undefined;
  return {
    ...(current?.value === undefined ? {} : { value: current.value }),
    ...(current?.problem === undefined ? {} : { problem: current.problem }),
    loading: current === undefined,
    reload,
  };
}
