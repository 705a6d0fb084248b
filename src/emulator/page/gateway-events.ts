import { useEffect, useRef, useState } from 'preact/hooks';
import type { GatewayEvent } from '../gateway/events.js';

type Listener = (event: GatewayEvent) => void;

const listeners = new Set<Listener>();
const stateListeners = new Set<(connected: boolean) => void>();
let source: EventSource | undefined;

/** One stream for the whole page; the browser opens it again by itself and asks for what it missed. */
function open(): void {
  if (source !== undefined) return;
  source = new EventSource('api/events');
  source.addEventListener('gateway', ({ data }: MessageEvent<string>) => {
    const event = JSON.parse(data) as GatewayEvent; // our own server wrote it
    for (const listener of listeners) listener(event);
  });
  source.addEventListener('open', () => tell(true));
  source.addEventListener('error', () => tell(false));
}

function tell(connected: boolean): void {
  for (const listener of stateListeners) listener(connected);
}

/** Calls `listener` for each event, gathered over a moment so that a burst is one call. */
export function useGatewayEvents(listener: (events: readonly GatewayEvent[]) => void): void {
  const current = useRef(listener);
  current.current = listener;
  useEffect(() => {
    open();
    let waiting: GatewayEvent[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take: Listener = (event) => {
      waiting.push(event);
      timer ??= setTimeout(() => {
        timer = undefined;
        const events = waiting;
        waiting = [];
        current.current(events);
      }, 120);
    };
    listeners.add(take);
    return () => {
      listeners.delete(take);
      clearTimeout(timer);
    };
  }, []);
}

/** Whether the emulator is heard. */
export function useConnected(): boolean {
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    open();
    stateListeners.add(setConnected);
    return () => void stateListeners.delete(setConnected);
  }, []);
  return connected;
}
