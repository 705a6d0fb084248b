import type { IsoMoment, Uuid } from './api.js';

export const helpDeskRoles = ['owner', 'normal', 'viewer'] as const;
export type HelpDeskRole = (typeof helpDeskRoles)[number];

/**
 * An entry of `GET /agents`: another record of the same account than LiveChat's agent; `email` and `accountID` are
 * the same in both.
 */
export interface HelpDeskAgent {
  readonly ID: Uuid;
  readonly accountID?: Uuid;
  readonly licenseID?: number;
  readonly email: string;
  readonly name: string;
  readonly roles?: readonly HelpDeskRole[];
  readonly status?: 'active' | 'invited';
  readonly teamIDs?: readonly Uuid[];
  readonly autoassignment?: boolean;
  readonly autoassignmentTeamIDs?: readonly Uuid[];
  readonly avatar?: string;
  readonly jobTitle?: string;
  readonly signature?: { readonly text: string };
  readonly createdAt?: IsoMoment;
}

/** An entry of `GET /teams`; what LiveChat calls a group. */
export interface Team {
  readonly ID: Uuid;
  readonly name: string;
  readonly replyAddressID?: Uuid;
}

/** An entry of `GET /tags`; without a team it is every team's. Names are unique per account. */
export interface Tag {
  readonly ID: Uuid;
  readonly teamID: Uuid | null;
  readonly name: string;
}

export const customFieldTypes = ['singleLine', 'multiLine', 'date', 'url'] as const;

/** An entry of `GET /customFields`. */
export interface CustomField {
  readonly ID: Uuid;
  readonly teamIDs: readonly Uuid[];
  readonly displayName: string;
  /** The member's name in a ticket's `customFields`. */
  readonly apiKey: string;
  readonly type: (typeof customFieldTypes)[number];
  readonly status: string;
}

/** An entry of `GET /licenses`. That the answer is an array, and every member but `defaultTeamID`, is unverified. */
export interface License {
  readonly ID: number;
  readonly defaultTeamID: Uuid;
}
