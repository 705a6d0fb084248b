import { onTestFinished } from 'vitest';
import type { Logger } from '../../../../src/shared/logger.js';
import { parseCredential } from '../../../../src/shim/credential.js';
import { createTextPlatform } from '../../../../src/shim/upstream/text-platform/create-text-platform.js';
import type { Call, Upstream } from '../../../../src/shim/upstream/upstream.js';
import { type Backend, type SeenRequest, startBackend } from '../../../support/backend.js';
import { basic } from '../../../support/calls.js';
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.js';

/** A call as a connection in modern mode makes it: an account id and a personal access token. */
export const modernCall: Call = {
  credential: parseCredential(basic('3c0f3a52-0000-4000-8000-000000000001', 'marked-secret-token')),
  requestId: 'test-call',
};

export interface RouteAnswer {
  readonly status?: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: Record<string, string>;
}
/** By the name of an action, or by method and path of HelpDesk without the version and the query. */
export type Routes = Readonly<Record<string, RouteAnswer | ((request: SeenRequest) => RouteAnswer)>>;

export interface LogLine {
  readonly level: string;
  readonly fields: object;
  readonly message: string;
}

export interface Platform {
  readonly upstream: Upstream;
  readonly backend: Backend;
  readonly clock: FakeClock;
  readonly lines: readonly LogLine[];
  /** What was asked, in the words of the routes, with HelpDesk's queries. */
  readonly asked: () => readonly string[];
  /** The bodies that went to a route. */
  readonly bodiesOf: (route: string) => readonly unknown[];
}

/** LiveChat and HelpDesk on one backend, and the upstream that asks them. What has no route is unknown there. */
export async function openPlatform(routes: Routes): Promise<Platform> {
  const backend = await startBackend((request) => {
    const route = routes[routeOf(request)];
    if (route === undefined) return { status: 404, json: liveChatError('not_found', 'no route') };
    return typeof route === 'function' ? route(request) : route;
  });
  const clock = createFakeClock('2026-05-01T10:00:00Z');
  const lines: LogLine[] = [];
  const upstream = createTextPlatform({
    livechatUrl: backend.url,
    helpdeskUrl: `${backend.url}/v1`,
    ownerClientId: 'client-1',
    timeoutMs: 60_000,
    clock,
    logger: collect(lines),
    userAgent: 'shim-under-test/1',
  });
  onTestFinished(() => upstream.close());
  return {
    upstream,
    backend,
    clock,
    lines,
    asked: () =>
      backend.requests.map((request) => `${routeOf(request)}${/\?.*/.exec(request.url)?.[0] ?? ''}`),
    bodiesOf: (route) =>
      backend.requests.filter((request) => routeOf(request) === route).map(({ body }) => body),
  };
}

/** How both APIs of LiveChat answer a failure. */
export function liveChatError(type: string, message: string, data?: object) {
  return { error: { type, message, ...(data !== undefined && { data }) } };
}

function routeOf({ method, url }: SeenRequest): string {
  const action = /^\/v3\.6\/(?:configuration|agent)\/action\/(\w+)$/.exec(url)?.[1];
  return action ?? `${method} ${/^\/v1(\/[^?]*)/.exec(url)?.[1] ?? 'outside the version'}`;
}

function collect(lines: LogLine[]): Logger {
  const at = (level: string) => (fields: object, message: string) => {
    lines.push({ level, fields, message });
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
