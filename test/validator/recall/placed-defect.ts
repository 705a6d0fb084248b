import type { Profile } from '../../../src/validator/finding.js';
import type { ExampleChange } from '../../../src/validator/rule.js';

/** A defect at a place that any connector may have, `{action}/summary`; see `places.ts`. */
export interface PlacedDefect {
  /** The number of the rule table under which it has to be reported, as code or among those it settles. */
  readonly code: string;
  readonly change: ExampleChange;
  readonly want: string;
  readonly profile: Profile;
  /** What stands around the defect; changed in the sound connector as well. */
  readonly around: readonly ExampleChange[];
}

/** The same kind of defect with several values at one place; reported there unless `want` says where. */
export function planted(
  code: string,
  at: string,
  values: readonly unknown[],
  {
    want = at,
    around = [],
    profile = 'certified',
    ...document
  }: Partial<Pick<PlacedDefect, 'want' | 'around' | 'profile'>> & Pick<ExampleChange, 'in'> = {},
): readonly PlacedDefect[] {
  return values.map((set) => ({ code, change: { at, set, ...document }, want, around, profile }));
}
