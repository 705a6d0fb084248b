import { readFile } from 'node:fs/promises';
import { load, YAMLException } from 'js-yaml';
import { UsageError } from '../../shared/usage-error.js';
import { checkSettings } from './check-settings.js';
import type { PackageSettings } from './settings.js';

/**
 * Reads a settings file. A file that is missing, is no YAML or holds anything wrong is a `UsageError` with every
 * problem on a line of its own.
 */
export async function readSettings(file: string): Promise<PackageSettings> {
  const checked = checkSettings(parse(await readText(file), file));
  if ('settings' in checked) return checked.settings;
  throw new UsageError(`${file}:\n${checked.problems.map((problem) => `  ${problem}`).join('\n')}`);
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new UsageError(`The settings file ${file} cannot be read: ${reason}.`, { cause });
  }
}

function parse(text: string, file: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return load(text);
  } catch (cause) {
    const reason = cause instanceof YAMLException ? cause.reason : String(cause);
    const line = cause instanceof YAMLException && cause.mark ? `:${cause.mark.line + 1}` : '';
    throw new UsageError(`${file}${line}: this is not YAML: ${reason}.`, { cause });
  }
}
