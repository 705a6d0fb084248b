/** The group that always exists and holds every agent. */
export const allOperatorsGroup = { id: 0, name: 'All operators' } as const;

/** What a group's chats meet now. */
export const groupStatuses = ['accepting chats', 'not accepting chats', 'offline'] as const;
export type GroupStatus = (typeof groupStatuses)[number];

/** One entry of `GET /groups`. https://platform.text.com/docs/management/configuration-api/v2.0/#list-all-groups */
export interface Group {
  readonly id: number;
  readonly name: string;
  /** A language code such as `en`. */
  readonly language: string;
  /** Logins. Group 0 has no such member. */
  readonly agents?: readonly string[];
  readonly status: GroupStatus;
}
