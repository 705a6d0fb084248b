import { Command } from 'commander';
import type { MakeCommand } from '../command.js';
export const callCommand: MakeCommand = () => new Command('call');
