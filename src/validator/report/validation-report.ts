import type { Finding, Profile, Severity } from '../finding.js';
import type { Rule } from '../rule.js';

/** What a run found, for the writers of reports. */
export interface ValidationReport {
  readonly profile: Profile;
  /** In the order of the command line. */
  readonly connectors: readonly ConnectorReport[];
  readonly rules: readonly Rule[];
}

/** What was found in one connector. */
export interface ConnectorReport {
  /** As it was given. */
  readonly path: string;
  /** Files as paths from the working folder. */
  readonly findings: readonly Finding[];
  /** Findings left out because of an ignore or the baseline. */
  readonly ignored: number;
  /** Kept for reports that show them. */
  readonly sources?: Sources;
}

/** The texts that findings point into, and the operations in them. */
export interface Sources {
  readonly title: string;
  /** By file, as in the findings. */
  readonly texts: ReadonlyMap<string, string>;
  readonly operations: readonly SourceOperation[];
}

export interface SourceOperation {
  readonly file: string;
  readonly pointer: string;
  /** The operation id, or method and path. */
  readonly label: string;
  readonly summary: string;
}

/** How many findings there are of each severity. */
export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** All findings of a run. */
export function allFindings({ connectors }: ValidationReport): readonly Finding[] {
  return connectors.flatMap(({ findings }) => findings);
}

export function summarise(findings: readonly Finding[]): Summary {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}

/** `1 error, 2 warnings`; `no findings` for none. */
export function summaryText({ errors, warnings, infos }: Summary): string {
  const parts = [
    [errors, 'error'],
    [warnings, 'warning'],
    [infos, 'info'],
  ] as const;
  const said = parts.flatMap(([count, word]) =>
    count === 0 ? [] : `${count} ${word}${count === 1 ? '' : 's'}`,
  );
  return said.length === 0 ? 'no findings' : said.join(', ');
}
