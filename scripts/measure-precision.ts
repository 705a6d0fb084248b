import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { packageRoot } from '../src/shared/package-root.js';
import { findConnectors } from '../src/validator/files/find-connectors.js';
import { readConnectorFiles } from '../src/validator/files/read-connector-files.js';
import type { Finding, Profile } from '../src/validator/finding.js';
import { allRules } from '../src/validator/rules/index.js';
import { validate } from '../src/validator/validate.js';

// Counts how many published connectors each rule speaks about, and writes docs/rule-precision.md:
// `node dist/scripts/measure-precision.js FOLDER`, where FOLDER is a checkout of PowerPlatformConnectors.
const root = process.argv[2];
if (root === undefined) throw new Error('Name the folder that holds `certified-connectors`.');

/** An error that more of the certified connectors have than this is wrong, or has a reason. */
const bar = 0.02;

const certified = measure('certified-connectors', 'certified');
const independent = measure('independent-publisher-connectors', 'independent');
writeFileSync(join(packageRoot(), 'docs/rule-precision.md'), page());

interface Measured {
  readonly connectors: number;
  /** How many of them have a script beside the documents. */
  readonly scripts: number;
  /** Connectors by rule and severity. */
  readonly hit: ReadonlyMap<string, ReadonlySet<string>>;
  /** Findings by rule and severity. */
  readonly findings: ReadonlyMap<string, number>;
}

function measure(folder: string, profile: Profile): Measured {
  const places = findConnectors([join(String(root), folder)]);
  const hit = new Map<string, Set<string>>();
  const findings = new Map<string, number>();
  let scripts = 0;
  for (const place of places) {
    const connector = readConnectorFiles(place);
    if (connector.files.some(({ name }) => /\.csx?$/i.test(name))) scripts += 1;
    for (const finding of validate(connector, { rules: allRules, profile })) {
      const key = keyOf(finding);
      hit.set(key, (hit.get(key) ?? new Set()).add(basename(place.folder)));
      findings.set(key, (findings.get(key) ?? 0) + 1);
    }
  }
  return { connectors: places.length, scripts, hit, findings };
}

function keyOf({ rule, severity, code }: Pick<Finding, 'rule' | 'severity' | 'code'>): string {
  return `${severity} ${code} ${rule}`;
}

function page(): string {
  const keys = [...new Set([...certified.hit.keys(), ...independent.hit.keys()])];
  const rows = keys
    .map((key) => ({ key, share: share(certified, key), other: share(independent, key) }))
    .sort((a, b) => b.share - a.share || b.other - a.other || (a.key < b.key ? -1 : 1))
    .map(({ key }) => row(key));
  const silent = allRules.filter(({ id }) => !keys.some((key) => key.endsWith(` ${id}`)));
  return `# How often each rule speaks

Written by \`scripts/measure-precision.ts\` over the connectors that Microsoft publishes in PowerPlatformConnectors (commit
8bff86e): ${certified.connectors} certified ones in the profile \`certified\`, ${independent.connectors} of independent publishers in the profile
\`independent\`. All of them were accepted once, so an error that many of them have is wrong, unless the requirement is
younger than they are: errors above ${bar * 100} % of the certified connectors carry the reason.

| Severity | Code | Rule | Certified | Findings | Independent | Findings | Reason |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

${aboutScripts()}

${silent.length} rules of ${allRules.length} say nothing about any of them.
`;
}

/** A copy of the public folders may leave the scripts out; then nothing is measured of their rules. */
function aboutScripts(): string {
  const scripts = certified.scripts + independent.scripts;
  return scripts > 0
    ? `${scripts} of these connectors have a script, which the rules \`CSX\` look at.`
    : `The copy that was measured has no scripts, so the table says nothing of the rules \`CSX\`.`;
}

function row(key: string): string {
  const [severity, code, id] = key.split(' ');
  const rule = allRules.find((candidate) => candidate.id === id);
  const needsReason = severity === 'error' && share(certified, key) > bar;
  const cells = [
    severity,
    `\`${code}\``,
    `\`${id}\``,
    count(certified, key),
    certified.findings.get(key) ?? 0,
    count(independent, key),
    independent.findings.get(key) ?? 0,
    needsReason ? (rule?.note ?? '**none**').replaceAll('|', '\\|') : '',
  ];
  return `| ${cells.join(' | ')} |`;
}

function share({ connectors, hit }: Measured, key: string): number {
  return (hit.get(key)?.size ?? 0) / Math.max(1, connectors);
}

function count(measured: Measured, key: string): string {
  const hits = measured.hit.get(key)?.size ?? 0;
  return `${hits} (${(share(measured, key) * 100).toFixed(1)} %)`;
}
