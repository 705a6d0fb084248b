import { type Child, startChild } from './child.js';
import { type LoadResult, load, median } from './load.js';

/**
 * GetTicket through the shim beside the same backend behind a bare Express and undici pass-through that parses
 * and writes both bodies again. One run, the two in turn; figures are medians over the rounds.
 */
const rounds = Number(process.argv[2] ?? 7);
const requests = Number(process.argv[3] ?? 6_000);
const connections = 16;
const path = '/tickets/7QXLB';
const headers = { authorization: `Basic ${Buffer.from('rosa@northwind.example:key').toString('base64')}` };

const backend = await startChild('ticket-backend');
const peers = {
  shim: await startChild('shim', backend.url),
  'pass-through': await startChild('pass-through', backend.url),
};
const figures = new Map(
  Object.keys(peers).map((name) => [name, [] as (LoadResult & { readonly cpuMicros: number })[]]),
);

for (const child of Object.values(peers)) await load(child.url, path, requests, connections, headers); // warm-up
for (let round = 0; round < rounds; round += 1) {
  for (const [name, child] of Object.entries(peers)) figures.get(name)?.push(await measure(child));
}

const rows = [...figures].map(([name, results]) => ({
  server: name,
  'CPU µs/request': median(results.map((result) => result.cpuMicros)),
  'requests/s': median(results.map((result) => result.requestsPerSecond)),
  'p50 ms': median(results.map((result) => result.p50Ms)),
  'p99 ms': median(results.map((result) => result.p99Ms)),
}));
console.table(
  rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, round2(value)]))),
);
const ratios = (figures.get('shim') ?? []).map(
  (result, index) => result.cpuMicros / (figures.get('pass-through')?.[index]?.cpuMicros ?? Number.NaN),
);
console.log(
  `CPU per request, shim / pass-through, pair by pair: median ${round2(median(ratios))}, all ${ratios.map(round2).join(' ')}`,
);
for (const child of [...Object.values(peers), backend]) child.stop();

async function measure(child: Child): Promise<LoadResult & { readonly cpuMicros: number }> {
  const before = await child.usage();
  const result = await load(child.url, path, requests, connections, headers);
  const after = await child.usage();
  return { ...result, cpuMicros: (after.cpuMicros - before.cpuMicros) / requests };
}

function round2(value: number | string): number | string {
  return typeof value === 'number' ? Math.round(value * 100) / 100 : value;
}
