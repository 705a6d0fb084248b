import type { Command } from 'commander';

/** Makes a command; the command calls `finish` when its exit code is not 0. */
export type MakeCommand = (finish: (exitCode: number) => void) => Command;
