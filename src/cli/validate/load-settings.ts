import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../../shared/usage-error.js';
import { applySeverities } from '../../validator/config/apply-severities.js';
import { type Baseline, readBaseline } from '../../validator/config/baseline.js';
import { emptyConfig, type IgnoreEntry, type ValidatorConfig } from '../../validator/config/config.js';
import type { Profile } from '../../validator/finding.js';
import type { Rule } from '../../validator/rule.js';
import type { ValidateCommandOptions } from './options.js';

/** Name of the settings file that is found by itself: in the working folder, else in the connector's. */
export const configName = 'validator.yaml';

/** What a run goes by: the options of the command line first, then the settings file. */
export interface ValidateSettings {
  readonly rules: readonly Rule[];
  readonly profile: Profile;
  readonly failOn: 'error' | 'warning';
  readonly ignore: readonly IgnoreEntry[];
  readonly baseline?: Baseline;
}

/** @throws UsageError with every problem of the settings file, and for a baseline that cannot be read. */
export async function loadSettings(
  options: ValidateCommandOptions,
  paths: readonly string[],
): Promise<ValidateSettings> {
  const { allRules } = await import('../../validator/rules/index.js');
  const file = options.config ?? findConfig(paths);
  const config = file === undefined ? emptyConfig : await readConfigFile(file, allRules);
  const fromConfig = config.baseline && join(dirname(file ?? ''), config.baseline);
  const baseline = options.baseline ?? fromConfig;
  return {
    rules: applySeverities(allRules, config.rules),
    profile: options.profile ?? config.profile ?? 'certified',
    failOn: options.failOn ?? config.failOn ?? 'error',
    ignore: config.ignore,
    ...(baseline !== undefined &&
      options.writeBaseline === undefined && { baseline: readBaselineFile(baseline) }),
  };
}

function findConfig(paths: readonly string[]): string | undefined {
  const folders = ['.', ...paths.filter((path) => existsSync(path) && statSync(path).isDirectory())];
  return folders.map((folder) => join(folder, configName)).find((path) => existsSync(path));
}

async function readConfigFile(file: string, rules: readonly Rule[]): Promise<ValidatorConfig> {
  const { readConfig } = await import('../../validator/config/read-config.js');
  const { config, problems } = readConfig(readText(file), rules);
  if (problems.length > 0) {
    const list = problems.map((problem) => `\n  - ${problem}`).join('');
    throw new UsageError(`The settings file \`${file}\` cannot be used:${list}`);
  }
  return config;
}

function readBaselineFile(file: string): Baseline {
  const text = readText(file);
  try {
    return readBaseline(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      `The baseline \`${file}\` cannot be used: ${reason}. Write it with --write-baseline.`,
    );
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(
      `\`${file}\` cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
