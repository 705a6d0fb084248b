import { isJsonObject, type JsonObject, wordOf } from '../../shared/json-value.js';
import { type Setting, type SettingKind, settingTable } from './setting-table.js';
import type { Answered, PackageSettings } from './settings.js';

/** The settings of a file, or everything that is wrong with it. */
export type CheckedSettings =
  | { readonly settings: PackageSettings }
  | { readonly problems: readonly string[] };

/** Checks what a settings file holds against the table, and lists all problems at once. Pure. */
export function checkSettings(value: unknown): CheckedSettings {
  if (value === undefined || value === null) return { settings: {} };
  if (!isJsonObject(value))
    return { problems: [`The file holds ${nameOf(value)}; it takes settings by name.`] };
  const problems: string[] = [];
  const settings = readGroup(value, '', problems);
  // The table gives every member the type that its name has in PackageSettings.
  return problems.length > 0 ? { problems } : { settings: settings as PackageSettings };
}

function readGroup(group: JsonObject, before: string, problems: string[]): JsonObject {
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(group)) {
    const key = `${before}${name}`;
    const setting = settingTable.find((entry) => entry.key === key);
    const isGroup = settingTable.some((entry) => entry.key.startsWith(`${key}.`));
    if (value === null) {
      problems.push(
        `\`${key}\` has no value. Fill it in, or take the line out; a value with \`#\` needs quotes.`,
      );
    } else if (setting !== undefined) {
      const checked = checkValue(setting.type, value);
      if (checked === undefined)
        problems.push(`\`${key}\` is ${shown(value)}. It takes ${setting.takes}.${inQuotes(setting, value)}`);
      else read[name] = checked;
    } else if (!isGroup) {
      problems.push(unknownSetting(key));
    } else if (isJsonObject(value)) {
      read[name] = readGroup(value, `${key}.`, problems);
    } else {
      problems.push(`\`${key}\` is ${shown(value)}. It takes settings by name: ${namesBelow(key)}.`);
    }
  }
  return read;
}

function checkValue(type: SettingKind, value: unknown): unknown {
  switch (type.kind) {
    case 'texts':
      return Array.isArray(value) && value.every(isFilled) ? value : undefined;
    case 'questions':
      return readQuestions(value);
    case 'values':
      return readValues(value);
    default:
      return isFilled(value) && fits(type, value) ? value : undefined;
  }
}

function fits(
  type: Exclude<SettingKind, { kind: 'texts' | 'questions' | 'values' }>,
  value: string,
): boolean {
  if (type.kind === 'url') return isSecureUrl(value);
  if (type.kind === 'email') return /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(value);
  if (type.kind === 'choice') return type.choices.includes(value);
  const { minimum = 0, maximum = Number.POSITIVE_INFINITY, pattern } = type;
  return value.length >= minimum && value.length <= maximum && (pattern === undefined || pattern.test(value));
}

/** YAML reads `1.10` as a number and `no` as false. */
function inQuotes({ type }: Setting, value: unknown): string {
  const isSimple = typeof value === 'number' || typeof value === 'boolean';
  return isSimple && type.kind === 'text' ? ' Write it in quotes.' : '';
}

function isSecureUrl(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:';
}

function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function readQuestions(value: unknown): readonly Answered[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const read = value.flatMap((entry: unknown) => {
    if (!isJsonObject(entry) || Object.keys(entry).length !== 2) return [];
    const { question, error, answer, remedy } = entry;
    const ask = question ?? error;
    const reply = answer ?? remedy;
    return isFilled(ask) && isFilled(reply) ? [{ ask, answer: reply }] : [];
  });
  return read.length === value.length ? read : undefined;
}

function readValues(value: unknown): Readonly<Record<string, string>> | undefined {
  if (!isJsonObject(value)) return undefined;
  const entries = Object.entries(value);
  const simple = entries.every(([, item]) => ['string', 'number', 'boolean'].includes(typeof item));
  return simple ? Object.fromEntries(entries.map(([name, item]) => [name, String(item)])) : undefined;
}

function unknownSetting(key: string): string {
  const near = nearest(key);
  const hint = near === undefined ? '' : ` Did you mean \`${near.key}\`?`;
  return `\`${key}\` is no setting.${hint}`;
}

/** The setting whose last name is spelled most like the given one. */
function nearest(key: string): Setting | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');
  const last = (text: string) => plain(text.slice(text.lastIndexOf('.') + 1));
  const word = last(key);
  return settingTable.find(
    (entry) =>
      last(entry.key) === word || plain(entry.key) === plain(key) || differsByOne(last(entry.key), word),
  );
}

/** Whether one letter more, less or other makes the words equal. */
function differsByOne(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 3) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const rest = (text: string, skip: number) => text.slice(start + skip);
  return rest(a, 1) === rest(b, 1) || rest(a, 0) === rest(b, 1) || rest(a, 1) === rest(b, 0);
}

function namesBelow(key: string): string {
  return settingTable
    .filter((entry) => entry.key.startsWith(`${key}.`))
    .map((entry) => `\`${entry.key}\``)
    .join(', ');
}

function shown(value: unknown): string {
  if (typeof value !== 'string') return nameOf(value);
  return value.trim() === '' ? 'empty' : `\`${value.length > 60 ? `${value.slice(0, 57)}…` : value}\``;
}

function nameOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of settings';
  return typeof value === 'string' ? 'text' : `\`${wordOf(value)}\``;
}
