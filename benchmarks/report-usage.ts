import { appendFileSync } from 'node:fs';

// Loaded into a measured process before anything else: notes what it used when it ends.
const file = process.env['USAGE_FILE'];
process.on('exit', () => {
  if (file === undefined) return;
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  appendFileSync(
    file,
    `${JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, rss: maxRSS / 1024 })}\n`,
  );
});
