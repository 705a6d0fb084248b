import type { RoutingStatus } from '../agent-chat/routing-status.js';
import type { GroupPriority } from './agent.js';

/** The group that always exists. v2 calls it "All operators". */
export const generalGroup = { id: 0, name: 'General' } as const;

/** What `list_groups` and `get_group` add only when asked. */
export const groupFields = ['agent_priorities', 'routing_status'] as const;
export type GroupField = (typeof groupFields)[number];

/** A group. https://platform.text.com/docs/management/configuration-api/#list-groups */
export interface Group {
  readonly id: number;
  readonly name: string;
  readonly language_code: string;
  readonly routing_status?: RoutingStatus;
  /** By login. */
  readonly agent_priorities?: Readonly<Record<string, GroupPriority>>;
}

/** https://platform.text.com/docs/management/configuration-api/#list-groups */
export interface ListGroupsRequest {
  readonly fields?: readonly GroupField[];
}

/** https://platform.text.com/docs/management/configuration-api/#get-group */
export interface GetGroupRequest extends ListGroupsRequest {
  readonly id: number;
}
