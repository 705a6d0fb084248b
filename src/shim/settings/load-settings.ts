import { UsageError } from '../../shared/usage-error.js';
import { checkSettings } from './check-settings.js';
import { parseSetting } from './parse-setting.js';
import { readSettingsFile, type SettingsFile } from './read-settings-file.js';
import { type Setting, type SettingName, type Settings, settingTable } from './setting-table.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Settings that hold, and remarks that do not stop the start. */
export interface LoadedSettings {
  readonly settings: Settings;
  readonly warnings: readonly string[];
}

/**
 * Reads the settings from the environment and a YAML file; the environment wins. Everything that is wrong is told in
 * one `UsageError`; values of secrets are not.
 */
export async function loadSettings(
  environment: Environment,
  configFile = environment['SHIM_CONFIG'],
): Promise<LoadedSettings> {
  const file = isGiven(configFile) ? await readSettingsFile(configFile) : undefined;
  const problems: string[] = [...(file?.problems ?? [])];
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries<Setting>(settingTable)) {
    const given = find(setting, environment, file);
    const text = given?.text ?? setting.default;
    if (text === undefined) {
      values[name] = undefined;
      if (setting.required) problems.push(`${placesOf(setting)}: it is missing. ${setting.description}`);
      continue;
    }
    const parsed = parseSetting(setting, text);
    if ('value' in parsed) values[name] = parsed.value;
    else {
      const found = setting.secret ? 'it is not' : `found \`${text.slice(0, 100)}\``;
      problems.push(`${given?.from ?? setting.env}: it must be ${parsed.wanted}; ${found}.`);
    }
  }
  // Each member was read by the type that its row has. Members with a problem are missing, and are not looked at.
  const settings = values as Settings;
  problems.push(...checkSettings(settings));
  const warnings = [...unknownVariables(environment), ...openSecrets(file)];
  if (problems.length > 0) throw toUsageError(problems, warnings);
  return { settings, warnings };
}

/** Where a setting can be given, for messages. */
export function placesOf({ env, yaml }: Setting): string {
  return yaml === undefined ? env : `${env} (or \`${yaml}\` in the settings file)`;
}

function find(
  { env, yaml }: Setting,
  environment: Environment,
  file: SettingsFile | undefined,
): { readonly text: string; readonly from: string } | undefined {
  const variable = environment[env];
  if (isGiven(variable)) return { text: variable, from: env };
  const text = yaml === undefined ? undefined : file?.texts.get(yaml);
  return isGiven(text) ? { text, from: `\`${yaml}\` in ${file?.file}` } : undefined;
}

/** An empty variable counts as left out: that is how many hosts take one back. */
function isGiven(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}

function toUsageError(problems: readonly string[], warnings: readonly string[]): UsageError {
  const title =
    problems.length === 1 ? 'One setting is not right:' : `${problems.length} settings are not right:`;
  const lines = [
    ...problems.map((problem) => `  - ${problem}`),
    ...warnings.map((warning) => `  (${warning})`),
  ];
  return new UsageError([title, ...lines].join('\n'));
}

/** A warning only: Kubernetes adds variables with the name of a service. */
function unknownVariables(environment: Environment): readonly string[] {
  const known = new Set<string>(['SHIM_CONFIG', ...Object.values(settingTable).map(({ env }) => env)]);
  return Object.keys(environment)
    .filter((name) => name.startsWith('SHIM_') && !known.has(name))
    .map((name) => `${name} is set, but there is no such setting.`);
}

function openSecrets(file: SettingsFile | undefined): readonly string[] {
  if (file === undefined || !file.canOthersRead) return [];
  const names = (Object.keys(settingTable) as SettingName[]).filter((name) => {
    const { secret, yaml = '' }: Setting = settingTable[name];
    const text = file.texts.get(yaml);
    // The address of a store holds a secret when it holds a password; a path does not.
    return secret === true && text !== undefined && (name !== 'store' || text.includes('@'));
  });
  return names.map(
    (name) => `${file.file} can be read by others and holds \`${name}\`: chmod 600 ${file.file}`,
  );
}
