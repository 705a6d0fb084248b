import { expect, test } from 'vitest';
import { isJsonObject } from '../../src/shared/json-value.js';
import type { Finding, Profile, Severity } from '../../src/validator/finding.js';
import type { FileNode } from '../../src/validator/model/nodes.js';
import { type ExampleChange, isExampleFile, type Rule } from '../../src/validator/rule.js';
import { validate } from '../../src/validator/validate.js';
import { cleanDefinition, cleanIcon, cleanProperties, cleanReadme } from './clean-connector.js';

/** One row of a rule's table: changes to the clean connector, and every finding that the rule has then. */
export interface RuleCase {
  readonly name: string;
  readonly given: readonly ExampleChange[];
  /** Changes to the version before as well, for rules about changes. */
  readonly before?: readonly ExampleChange[];
  readonly profile?: Profile;
  readonly want: readonly ExpectedFinding[];
}

export interface ExpectedFinding {
  readonly pointer: string;
  readonly message: string;
  /** Only where it differs from the rule's own. */
  readonly code?: string;
  readonly severity?: Severity;
  /** Compared when given. */
  readonly line?: number;
  readonly column?: number;
  readonly file?: string;
}

/**
 * Runs one rule over the clean connector with changes.
 *
 * @example ruleTest(swaggerVersion, [{ name: 'another version', given: [{ at: '/swagger', set: '3.0' }], want: [...] }]);
 */
export function ruleTest(rule: Rule, cases: readonly RuleCase[]): void {
  test.each(cases)(`${rule.id}: $name`, ({ given, before, profile = 'certified', want }) => {
    const findings = findingsOf(rule, given, before, profile);
    const found = findings.map((finding, index) => {
      const wanted = want[index] ?? { pointer: '', message: '' };
      const { pointer, message, code, severity } = finding;
      return {
        pointer,
        message,
        ...((code !== rule.code || wanted.code !== undefined) && { code }),
        ...((severity !== rule.severity[profile] || wanted.severity !== undefined) && { severity }),
        ...(wanted.line !== undefined && { line: finding.line }),
        ...(wanted.column !== undefined && { column: finding.column }),
        ...(wanted.file !== undefined && { file: finding.file }),
      };
    });
    expect(found).toEqual(want);
  });
}

/** Findings of one rule over the clean connector with changes. */
export function findingsOf(
  rule: Rule,
  changes: readonly ExampleChange[],
  before: readonly ExampleChange[] = [],
  profile: Profile = 'certified',
): readonly Finding[] {
  const against = rule.on.change && { files: connectorFiles(before), isFolder: true };
  const options = { rules: [rule], profile, ...(against && { against }) };
  return validate({ files: connectorFiles(changes), isFolder: true }, options);
}

/** The files of the clean connector after changes. */
export function connectorFiles(changes: readonly ExampleChange[]): readonly FileNode[] {
  const definition: unknown = structuredClone(cleanDefinition);
  const properties: unknown = structuredClone(cleanProperties);
  const texts = new Map<string, unknown>([
    ['readme.md', cleanReadme],
    ['icon.png', cleanIcon],
    ['intro.md', '# Contoso Lists\n'],
  ]);
  for (const { at, in: document = 'definition', set } of changes) {
    if (document === 'definition') setAt(definition, at, set);
    else if (document === 'properties') setAt(properties, at, set);
    else if (set === undefined) texts.delete(document);
    else texts.set(document, isExampleFile(set) ? set.make() : set);
  }
  if (!texts.has('apiDefinition.swagger.json')) {
    texts.set('apiDefinition.swagger.json', JSON.stringify(definition, null, 4));
  }
  if (!texts.has('apiProperties.json')) texts.set('apiProperties.json', JSON.stringify(properties, null, 4));
  return [...texts]
    .map(([name, content]) => ({
      name,
      bytes: content instanceof Uint8Array ? content : new TextEncoder().encode(String(content)),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Sets the member at a JSON pointer, or removes it; objects on the way that do not exist are made. */
export function setAt(root: unknown, pointer: string, value: unknown): void {
  const segments = pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = segments.pop();
  if (last === undefined) throw new Error('An example changes a member, not the whole document.');
  let target = root;
  for (const segment of segments) target = enter(target, segment);
  if (Array.isArray(target)) {
    if (value === undefined) target.splice(Number(last), 1);
    else target[Number(last)] = value;
  } else if (isJsonObject(target)) {
    const members = target as Record<string, unknown>;
    if (value === undefined) delete members[last];
    else members[last] = value;
  } else throw new Error(`Nothing can be set at ${pointer}.`);
}

function enter(target: unknown, segment: string): unknown {
  if (Array.isArray(target)) return target[segment === '-' ? target.length - 1 : Number(segment)];
  if (!isJsonObject(target)) throw new Error(`There is no ${segment} to enter.`);
  const members = target as Record<string, unknown>;
  if (members[segment] === undefined) members[segment] = {};
  return members[segment];
}
