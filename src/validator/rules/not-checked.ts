/** A row of the rule table that no program can check offline. */
export interface NotChecked {
  readonly code: string;
  readonly summary: string;
  /** Why, and where it is decided instead. */
  readonly reason: string;
}

export const notChecked: readonly NotChecked[] = [
  {
    code: 'POL-5000.1.1.4',
    summary: 'The package is free of malware.',
    reason: 'A malware scan needs current signatures; Partner Center runs one.',
  },
];
