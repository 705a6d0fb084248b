import { load, YAMLException } from 'js-yaml';
import { isJsonObject, type JsonObject } from '../../shared/json-value.js';
import type { Profile, Severity } from '../finding.js';
import type { Rule } from '../rule.js';
import { emptyConfig, type IgnoreEntry, type ValidatorConfig } from './config.js';

export interface ReadConfig {
  readonly config: ValidatorConfig;
  /** Everything that is wrong with the file, each with its place. */
  readonly problems: readonly string[];
}

const profiles: readonly string[] = ['import', 'certified', 'independent'] satisfies Profile[];
const severities: readonly string[] = ['error', 'warning', 'info', 'off'] satisfies (Severity | 'off')[];
const members = ['profile', 'failOn', 'rules', 'ignore', 'baseline'];
const ignoreMembers = ['rule', 'file', 'pointer', 'reason', 'until'];

/** Reads the settings of the validator from YAML. All problems are told at once. */
export function readConfig(yaml: string, rules: readonly Rule[]): ReadConfig {
  const problems: string[] = [];
  const known = new Set(rules.flatMap(({ id, code, covers = [] }) => [id, code, ...covers]));
  const source = parse(yaml, problems);
  if (source === undefined) return { config: emptyConfig, problems };
  refuseOthers(source, members, '', problems);

  const { profile, failOn, baseline } = source;
  const config = {
    ...(oneOf(profile, profiles, 'profile', problems) && { profile: profile as Profile }),
    ...(oneOf(failOn, ['error', 'warning'], 'failOn', problems) && { failOn: failOn as 'error' | 'warning' }),
    ...(text(baseline, 'baseline', problems) && { baseline: baseline as string }),
    rules: readSeverities(source['rules'], known, problems),
    ignore: readIgnores(source['ignore'], known, problems),
  };
  return { config, problems };
}

function parse(yaml: string, problems: string[]): JsonObject | undefined {
  try {
    const isEmpty = yaml.split('\n').every((line) => /^\s*(#.*)?$/.test(line));
    const value: unknown = isEmpty ? {} : load(yaml);
    if (value === null || value === undefined) return {};
    if (isJsonObject(value)) return value;
    problems.push('The file holds no settings; write `rules:`, `ignore:` and such.');
  } catch (error) {
    problems.push(`The file is not YAML: ${error instanceof YAMLException ? error.message : String(error)}`);
  }
  return undefined;
}

function readSeverities(
  value: unknown,
  known: ReadonlySet<string>,
  problems: string[],
): ReadonlyMap<string, Severity | 'off'> {
  const read = new Map<string, Severity | 'off'>();
  if (value === undefined || value === null) return read;
  if (!isJsonObject(value)) {
    problems.push('`rules` is no mapping of rules to severities.');
    return read;
  }
  for (const [name, given] of Object.entries(value)) {
    // YAML 1.1 readers take a bare `off` for false.
    const severity = given === false ? 'off' : given;
    knownRule(name, known, `rules.${name}`, problems);
    if (oneOf(severity, severities, `rules.${name}`, problems)) read.set(name, severity as Severity | 'off');
  }
  return read;
}

function readIgnores(value: unknown, known: ReadonlySet<string>, problems: string[]): readonly IgnoreEntry[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    problems.push('`ignore` is no list.');
    return [];
  }
  return value.flatMap((entry: unknown, index) => {
    const where = `ignore[${index}]`;
    if (!isJsonObject(entry)) {
      problems.push(`\`${where}\` is no mapping with \`rule\` and \`reason\`.`);
      return [];
    }
    const before = problems.length;
    refuseOthers(entry, ignoreMembers, `${where}.`, problems);
    const { rule, reason, file, pointer } = entry;
    // An unquoted date is a date to YAML.
    const until = entry['until'] instanceof Date ? entry['until'].toISOString().slice(0, 10) : entry['until'];
    if (text(rule, `${where}.rule`, problems, true))
      knownRule(rule as string, known, `${where}.rule`, problems);
    text(reason, `${where}.reason`, problems, true);
    text(file, `${where}.file`, problems);
    text(pointer, `${where}.pointer`, problems);
    if (until !== undefined && !isDay(until)) {
      problems.push(`\`${where}.until\` is no day; write it as \`2027-01-31\`.`);
    }
    // Each member was looked at above.
    return problems.length > before
      ? []
      : [{ ...entry, ...(until !== undefined && { until }) } as unknown as IgnoreEntry];
  });
}

function isDay(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
}

function refuseOthers(
  source: JsonObject,
  allowed: readonly string[],
  where: string,
  problems: string[],
): void {
  for (const name of Object.keys(source)) {
    if (allowed.includes(name)) continue;
    problems.push(
      `\`${where}${name}\` is no setting; there are ${allowed.map((member) => `\`${member}\``).join(', ')}.`,
    );
  }
}

function knownRule(name: string, known: ReadonlySet<string>, where: string, problems: string[]): void {
  if (!known.has(name)) problems.push(`\`${where}\` names no rule: there is no \`${name}\`.`);
}

function oneOf(value: unknown, allowed: readonly string[], where: string, problems: string[]): boolean {
  if (value === undefined) return false;
  if (typeof value === 'string' && allowed.includes(value)) return true;
  problems.push(
    `\`${where}\` is \`${JSON.stringify(value)}\`; write ${allowed.map((name) => `\`${name}\``).join(', ')}.`,
  );
  return false;
}

function text(value: unknown, where: string, problems: string[], isRequired = false): boolean {
  if (typeof value === 'string' && value.trim() !== '') return true;
  if (value === undefined && !isRequired) return false;
  problems.push(`\`${where}\` ${value === undefined ? 'is missing' : 'is no text'}; write it as text.`);
  return false;
}
