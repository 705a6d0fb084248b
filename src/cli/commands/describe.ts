import { Command } from 'commander';
import type { MakeCommand } from '../command.js';
export const describeCommand: MakeCommand = () => new Command('describe');
