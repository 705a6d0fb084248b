#!/usr/bin/env node
import { runCli } from './run-cli.js';

// Whoever reads our output may stop early (`… | head`); then there is nobody left to write to.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await runCli(process.argv.slice(2));
