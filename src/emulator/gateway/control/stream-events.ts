import type { Request, Response } from 'express';
import type { Clock } from '../../../shared/clock.js';
import type { Events, GatewayEvent } from '../events.js';
import { GatewayProblem } from '../gateway-problem.js';

/** Open event streams. */
export interface EventStreams {
  /** Answers one request with the events from now on. */
  stream(request: Request, response: Response): void;
  /** Ends all streams. */
  close(): void;
}

const heartbeatMs = 15_000;
const replayed = 100;
const mostStreams = 50;
/** A client that lets this much pile up is cut off; it comes back and asks for what it missed. */
const mostWaitingBytes = 1024 * 1024;

/**
 * Server-sent events: what the client missed since its `Last-Event-ID`, else the newest ones, then each as it happens.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function createEventStreams(events: Events, clock: Clock): EventStreams {
  const open = new Set<() => void>();
  return {
    stream(request, response) {
      if (open.size >= mostStreams) {
        throw new GatewayProblem(
          503,
          'TooManyStreams',
          `There are already ${mostStreams} event streams open.`,
        );
      }
      if (request.method === 'HEAD') return void response.end();
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      const write = (text: string): void => {
        response.write(text);
        if (response.writableLength > mostWaitingBytes) end();
      };
      const beat = (): void => {
        cancelBeat = clock.after(heartbeatMs, beat);
        write(': still here\n\n');
      };
      let cancelBeat = clock.after(heartbeatMs, beat);
      const stop = events.listen((event) => write(toMessage(event)));
      const end = (): void => {
        stop();
        cancelBeat();
        open.delete(end);
        response.destroy();
      };
      open.add(end);
      response.once('close', end);
      write('retry: 2000\n\n');
      for (const event of missedEvents(events, request)) write(toMessage(event));
    },
    close() {
      for (const end of [...open]) end();
    },
  };
}

/** An id from before a restart is above all there is; then the newest events are sent as to a new client. */
function missedEvents(events: Events, request: Request): readonly GatewayEvent[] {
  const given = request.get('last-event-id') ?? '';
  const newest = events.latest(replayed);
  const lastId = newest.at(-1)?.id ?? 0;
  return /^\d{1,15}$/.test(given) && Number(given) <= lastId ? events.since(Number(given)) : newest;
}

const toMessage = (event: GatewayEvent): string =>
  `id: ${event.id}\nevent: gateway\ndata: ${JSON.stringify(event)}\n\n`;
