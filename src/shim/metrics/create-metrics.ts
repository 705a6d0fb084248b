import type { Counter, Histogram, Registry } from './registry.js';
import { createRegistry } from './registry.js';

/** What the shim counts about its own work. */
export interface Metrics {
  readonly registry: Registry;
  readonly calls: Counter;
  readonly callDuration: Histogram;
  readonly upstreamCalls: Counter;
  readonly upstreamCallDuration: Histogram;
  readonly notifications: Counter;
  readonly deliveries: Counter;
  readonly callbackDuration: Histogram;
}

export interface MetricsOptions {
  /** A label on every sample. */
  readonly region?: string | undefined;
}

/** The metrics of one shim. No label takes a value from outside: operations, status classes, codes of our own. */
export function createMetrics({ region }: MetricsOptions = {}): Metrics {
  const registry = createRegistry(region === undefined ? {} : { region });
  return {
    registry,
    calls: registry.counter(
      'livechat_shim_calls_total',
      'Calls answered, by operation of the contract and class of the status.',
      ['operation', 'status'],
    ),
    callDuration: registry.histogram(
      'livechat_shim_call_duration_seconds',
      'Time from the head of a call to the end of its answer.',
      seconds,
      ['operation'],
    ),
    upstreamCalls: registry.counter(
      'livechat_shim_upstream_calls_total',
      'Work asked of LiveChat; the outcome is ok or the code of the problem.',
      ['operation', 'outcome'],
    ),
    upstreamCallDuration: registry.histogram(
      'livechat_shim_upstream_call_duration_seconds',
      'Time that LiveChat took, over all requests of one piece of work.',
      seconds,
      ['operation'],
    ),
    notifications: registry.counter(
      'livechat_shim_notifications_total',
      'Events kept for delivery: new, duplicate, unknown (no such subscription) or failed (the store refused).',
      ['result'],
    ),
    deliveries: registry.counter(
      'livechat_shim_deliveries_total',
      'Attempts to deliver: delivered, retry, dead (given up) or gone (the flow no longer exists).',
      ['result'],
    ),
    callbackDuration: registry.histogram(
      'livechat_shim_callback_duration_seconds',
      'Time until a callback answered, by class of the status; none where it did not answer.',
      seconds,
      ['status'],
    ),
  };
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] as const;

/** `2xx` and so on. */
export function statusClass(status: number): string {
  return statusClasses[Math.floor(status / 100)] ?? 'other';
}

const statusClasses = ['other', '1xx', '2xx', '3xx', '4xx', '5xx'] as const;
