import { readFileSync, statSync } from 'node:fs';
import { UsageError } from '../../shared/usage-error.js';
import { type Setting, settingTable } from './setting-table.js';

/** What a settings file says, keyed by the YAML place of the setting. */
export interface SettingsFile {
  readonly file: string;
  readonly texts: ReadonlyMap<string, string>;
  /** Places that no setting has, or whose value is neither text, number, switch nor list. */
  readonly problems: readonly string[];
  readonly canOthersRead: boolean;
}

/** Reads a YAML file of settings. A file that cannot be read at all is a `UsageError`. */
export async function readSettingsFile(file: string): Promise<SettingsFile> {
  const document = await parse(file);
  const texts = new Map<string, string>();
  const problems: string[] = [];
  walk(document, []);
  return {
    file,
    texts,
    problems,
    canOthersRead: process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0,
  };

  function walk(value: unknown, place: readonly string[]): void {
    const name = place.join('.');
    if (value === null || value === undefined) return;
    if (isKnown(name)) {
      const text = toText(value);
      if (text === undefined)
        problems.push(`\`${name}\` in ${file}: it must be a single value or a list of texts.`);
      else texts.set(name, text);
    } else if (typeof value === 'object' && !Array.isArray(value) && isGroup(name)) {
      for (const [key, member] of Object.entries(value)) walk(member, [...place, key]);
    } else if (isGroup(name)) {
      const members = places.filter((each) => each.startsWith(`${name}.`)).map((each) => `\`${each}\``);
      problems.push(`\`${name}\` in ${file}: it takes settings by name: ${members.join(', ')}.`);
    } else {
      problems.push(`\`${name}\` in ${file}: there is no such setting. ${hint(name)}`);
    }
  }
}

async function parse(file: string): Promise<unknown> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(
      `The settings file ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`,
      {
        cause: error,
      },
    );
  }
  const { load } = await import('js-yaml');
  let document: unknown;
  try {
    document = text.trim() === '' ? {} : load(text);
  } catch (error) {
    // The message of the parser quotes the file, which may hold a secret.
    const { mark } = error as { readonly mark?: { readonly line?: number; readonly column?: number } };
    throw new UsageError(`The settings file ${file} is not valid YAML (line ${(mark?.line ?? 0) + 1}).`);
  }
  if (document === null || document === undefined) return {};
  if (typeof document !== 'object' || Array.isArray(document)) {
    throw new UsageError(`The settings file ${file} must hold settings by name, such as \`port: 8080\`.`);
  }
  return document;
}

const places: readonly string[] = Object.values<Setting>(settingTable).flatMap(({ yaml }) => yaml ?? []);

function isKnown(name: string): boolean {
  return places.includes(name);
}

function isGroup(name: string): boolean {
  return name === '' || places.some((place) => place.startsWith(`${name}.`));
}

function toText(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    return value.every((entry) => typeof entry === 'string') ? value.join(',') : undefined;
  }
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
}

function hint(name: string): string {
  const setting = Object.entries<Setting>(settingTable).find(
    ([own, { yaml }]) => yaml === undefined && own === name,
  );
  if (setting) return `It is taken from the environment only, as \`${setting[1].env}\`.`;
  const last = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const near = places.find((place) => place.slice(place.lastIndexOf('.') + 1).toLowerCase() === last);
  return near === undefined ? 'docs/settings.md lists them all.' : `Did you mean \`${near}\`?`;
}
