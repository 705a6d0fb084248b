import { Command } from 'commander';
import type { MakeCommand } from '../command.js';
export const emulateCommand: MakeCommand = () => new Command('emulate');
