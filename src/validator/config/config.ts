import type { Profile, Severity } from '../finding.js';

/** What a settings file of the validator says; see docs/validate.md. */
export interface ValidatorConfig {
  readonly profile?: Profile;
  readonly failOn?: 'error' | 'warning';
  /** Severity by rule id or code. */
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
  readonly ignore: readonly IgnoreEntry[];
  /** Path from the settings file. */
  readonly baseline?: string;
}

/** Findings that a team has decided to live with. */
export interface IgnoreEntry {
  /** Rule id or code. */
  readonly rule: string;
  /** Name or end of the path of a file; every file when absent. */
  readonly file?: string;
  /** JSON pointer; everything below it is meant, too. `*` stands for one segment. */
  readonly pointer?: string;
  readonly reason: string;
  /** The last day on which it holds, `2027-01-31`. */
  readonly until?: string;
}

export const emptyConfig: ValidatorConfig = { rules: new Map(), ignore: [] };
