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
  {
    code: 'POL-5000.1.1.9',
    summary: 'The sample flow shows actions that can be searched.',
    reason: 'It takes a run in an environment; Partner Center makes one.',
  },
  {
    code: 'POL-5000.2.2.5',
    summary: 'The title is unique among published connectors.',
    reason: 'The list of published connectors is online and changes daily; search it before you submit.',
  },
  {
    code: 'POL-5000.2.3.2',
    summary: 'The description has no language errors.',
    reason: 'Language is judged by people; only reserved words, length and characters are checked here.',
  },
  {
    code: 'POL-5000.3.1.2',
    summary: 'The SAS address of the package is valid for at least four days, better fifteen.',
    reason: 'The address is typed into Partner Center and is in no file.',
  },
  {
    code: 'REV-09',
    summary:
      'The connector is new, and an independent publisher shows at least three operations in working flows.',
    reason: 'The proof is a picture in the pull request.',
  },
];
