/** How grave a finding is: an error is refused, a warning is questioned, an info is worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** What the connector is checked for: the import into a portal, or one of the two certification programmes. */
export type Profile = 'import' | 'certified' | 'independent';

/** One thing that a rule has to say about one place. */
export interface Finding {
  /** The platform's own code where it has one, else the number of the rule table (`STR-09`, `LNT-01`). */
  readonly code: string;
  /** Other numbers of the rule table that ask for the same: policies, reviewers' points. */
  readonly also?: readonly string[];
  /** The rule's id, `operation-summary-length`. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, what was found, and what would do. */
  readonly message: string;
  readonly file: string;
  /** JSON pointer into the file; empty for the file as a whole. */
  readonly pointer: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
  /** Address of the requirement. */
  readonly help: string;
  readonly fix?: Fix;
}

/**
 * The one safe repair of a finding: sets or removes the value at a JSON pointer, renames the member there, or
 * replaces characters of the text (`length` 0 and an empty `insert` only save the file again, as UTF-8).
 */
export type Fix =
  | { readonly pointer: string; readonly set: unknown }
  | { readonly pointer: string; readonly remove: true }
  | { readonly pointer: string; readonly rename: string }
  | { readonly offset: number; readonly length: number; readonly insert: string };
