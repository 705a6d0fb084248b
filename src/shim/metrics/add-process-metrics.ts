import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Registry } from './registry.js';

const resolutionMs = 20;

/** How the process fares: CPU, memory, and how late the event loop is. The names are those of other Prometheus clients. */
export function addProcessMetrics(registry: Registry, version: string, upstream: string): void {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - resolutionMs) / 1000;
  registry.gauge('nodejs_eventloop_lag_seconds', 'How late timers ran since the last reading.', () => {
    const samples = [
      { labels: { quantile: '0.5' }, value: late(delay.percentile(50)) },
      { labels: { quantile: '0.99' }, value: late(delay.percentile(99)) },
      { labels: { quantile: '1' }, value: late(delay.max) },
    ];
    delay.reset();
    return samples;
  });
  registry.gauge(
    'process_cpu_seconds_total',
    'CPU time used, user and system.',
    () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    },
    'counter',
  );
  registry.gauge('process_resident_memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss());
  registry.gauge(
    'nodejs_heap_size_used_bytes',
    'Memory of the JavaScript heap.',
    () => process.memoryUsage().heapUsed,
  );
  const startedAt = Date.now() / 1000 - process.uptime();
  registry.gauge(
    'process_start_time_seconds',
    'Start of the process, in seconds since 1970.',
    () => startedAt,
  );
  registry.gauge('livechat_shim_info', 'Always 1; says what runs.', () => [
    { labels: { version, upstream, node: process.version }, value: 1 },
  ]);
}
