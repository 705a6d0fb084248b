import { isJsonObject, wordOf } from '../../shared/json-value.js';
import type { Finding } from '../finding.js';

/** How often each known finding occurs, by a key that does not change when lines move. */
export type Baseline = ReadonlyMap<string, number>;

/** The text of a baseline file: the findings of today, which later runs pass over. */
export function writeBaseline(findings: readonly Finding[]): string {
  const counts = new Map<string, { code: string; file: string; pointer: string; count: number }>();
  for (const finding of findings) {
    const { code, file, pointer } = finding;
    const known = counts.get(keyOf(finding));
    if (known === undefined) counts.set(keyOf(finding), { code, file, pointer, count: 1 });
    else known.count += 1;
  }
  return `${JSON.stringify({ version: 1, findings: [...counts.values()] }, null, 2)}\n`;
}

/** @throws Error that says why, for a text that is no baseline. */
export function readBaseline(text: string): Baseline {
  const value: unknown = JSON.parse(text);
  if (!isJsonObject(value) || value['version'] !== 1 || !Array.isArray(value['findings'])) {
    throw new Error('it is no baseline of version 1');
  }
  const baseline = new Map<string, number>();
  for (const entry of value['findings'] as readonly unknown[]) {
    if (!isJsonObject(entry)) continue;
    const { code, file, pointer, count } = entry;
    const key = keyOf({ code: wordOf(code), file: wordOf(file), pointer: wordOf(pointer) });
    baseline.set(key, (baseline.get(key) ?? 0) + (typeof count === 'number' ? count : 1));
  }
  return baseline;
}

/** The findings beyond those of the baseline. */
export function beyondBaseline(findings: readonly Finding[], baseline: Baseline): readonly Finding[] {
  const left = new Map(baseline);
  return findings.filter((finding) => {
    const count = left.get(keyOf(finding)) ?? 0;
    if (count > 0) left.set(keyOf(finding), count - 1);
    return count === 0;
  });
}

function keyOf({ code, file, pointer }: Pick<Finding, 'code' | 'file' | 'pointer'>): string {
  return JSON.stringify([code, file, pointer]);
}
