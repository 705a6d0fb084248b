/**
 * Waits for Ctrl-C (or SIGTERM), says so, then closes. A second one ends the process at once.
 */
export async function untilStopped(
  close: () => Promise<void>,
  say: (signal: string) => void = (signal) => process.stderr.write(`\n${signal}: stopping.\n`),
): Promise<void> {
  const signal = await new Promise<string>((resolve) => {
    process.once('SIGINT', () => resolve('SIGINT'));
    process.once('SIGTERM', () => resolve('SIGTERM'));
  });
  for (const again of ['SIGINT', 'SIGTERM'] as const) process.once(again, () => process.exit(130));
  say(signal);
  await close();
}
