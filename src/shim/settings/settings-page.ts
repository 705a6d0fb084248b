import { isPostgresUrl } from './check-settings.js';
import { formatDuration } from './parse-setting.js';
import { type Setting, settingTable } from './setting-table.js';

/** The page docs/settings.md. */
export function toSettingsPage(): string {
  const rows = Object.values<Setting>(settingTable).map(
    (setting) =>
      `| \`${setting.env}\` | ${setting.yaml === undefined ? 'environment only' : `\`${setting.yaml}\``} | ${formOf(setting)} | ${defaultOf(setting)} | ${setting.description.replaceAll('|', '\\|')}${setting.secret ? ' **Secret.**' : ''} |`,
  );
  return `# Settings of \`livechat-connector serve\`

<!-- Written by scripts/write-settings-page.ts from src/shim/settings/setting-table.ts. -->

From the environment and from a YAML file (\`--config FILE\` or \`SHIM_CONFIG\`); the environment wins. An empty variable counts as left out. \`livechat-connector serve --check\` tells everything that is wrong and what would be right, and prints the settings that hold, without secrets.

Times carry a unit (\`500ms\`, \`15s\`, \`2m\`, \`24h\`, \`30d\`), sizes may (\`64kb\`, \`1mb\`). Lists are separated by commas in a variable and are lists in YAML.

| Variable | In YAML | Takes | When left out | Means |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

A file with the same settings:

\`\`\`yaml
publicUrl: https://livechat.contoso.example
host: 0.0.0.0
upstream:
  kind: rest-v2
  timeout: 15s
store: /data/shim.db
secretKeyFile: /data/secret.key
callbacks:
  hosts: [.contoso.example]
limits:
  callsPerMinute: 600
\`\`\`
`;
}

/** The settings that hold, one line each, without secrets. */
export function describeSettings(settings: Readonly<Record<string, unknown>>): string {
  return Object.entries<Setting>(settingTable)
    .filter(([name]) => settings[name] !== undefined)
    .map(([name, setting]) => `${setting.env}=${describe(setting, settings[name])}\n`)
    .join('');
}

function describe({ type, secret }: Setting, value: unknown): string {
  const text = Array.isArray(value) ? value.join(',') : String(value);
  // The address of a store holds a secret when it is more than the path of a file.
  if (secret && text !== '' && (type.kind !== 'store' || isPostgresUrl(text))) return '(secret)';
  return type.kind === 'duration' ? formatDuration(Number(value)) : text;
}

function formOf({ type }: Setting): string {
  switch (type.kind) {
    case 'choice':
      return type.choices.map((choice) => `\`${choice}\``).join(', ');
    case 'count':
      return `${type.min} to ${type.max}`;
    case 'url':
      return 'URL';
    case 'flag':
      return '`true`, `false`';
    case 'bytes':
      return `size up to ${type.max / 1024 ** 2}mb`;
    case 'duration':
      return `time from ${formatDuration(type.minMs)} to ${formatDuration(type.maxMs)}`;
    case 'text':
      return type.form ?? 'text';
    case 'store':
      return 'path or URL';
    default:
      return type.kind;
  }
}

function defaultOf(setting: Setting): string {
  if (setting.required) return '**required**';
  return setting.default === undefined || setting.default === '' ? 'nothing' : `\`${setting.default}\``;
}
