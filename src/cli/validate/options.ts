import type { Profile } from '../../validator/finding.js';

export const formats = ['text', 'json', 'sarif', 'junit', 'github', 'html'] as const;

/** Options of `validate` as commander gives them. */
export interface ValidateCommandOptions {
  readonly format: (typeof formats)[number];
  readonly profile?: Profile;
  readonly against?: string;
  readonly failOn?: 'error' | 'warning';
  readonly config?: string;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly out?: string;
  readonly quiet?: true;
  readonly fix?: true;
  readonly watch?: true;
  readonly explain?: string;
}
