import type { Finding } from '../finding.js';
import type { IgnoreEntry } from './config.js';

export interface Kept {
  readonly findings: readonly Finding[];
  readonly ignored: number;
  /** Entries that have run out, which no longer ignore anything. */
  readonly expired: readonly IgnoreEntry[];
}

/** Leaves out the findings that entries name. `today` is a day, `2026-11-25`. */
export function applyIgnores(
  findings: readonly Finding[],
  entries: readonly IgnoreEntry[],
  today: string,
): Kept {
  const expired = entries.filter(({ until }) => until !== undefined && until < today);
  const active = entries.filter((entry) => !expired.includes(entry));
  const kept = findings.filter((finding) => !active.some((entry) => covers(entry, finding)));
  return { findings: kept, ignored: findings.length - kept.length, expired };
}

function covers({ rule, file, pointer }: IgnoreEntry, finding: Finding): boolean {
  if (rule !== finding.rule && rule !== finding.code) return false;
  if (file !== undefined && finding.file !== file && !finding.file.endsWith(`/${file}`)) return false;
  return pointer === undefined || isBelow(pointer, finding.pointer);
}

function isBelow(pattern: string, pointer: string): boolean {
  const wanted = pattern.split('/');
  const given = pointer.split('/');
  return wanted.every((segment, index) => segment === '*' || segment === given[index]);
}
