import type { CustomField, Tag } from '../../../livechat/helpdesk/account.js';
import { createUuid } from '../ids.js';
import type { Random } from '../random.js';
import { seedTopics } from './topics.js';

/** The tags of the seeded tickets. */
export function seedTags(ids: Random): Tag[] {
  const names = new Set(seedTopics.flatMap(({ tags }) => tags));
  return [...names].map((name) => ({ ID: createUuid(ids), teamID: null, name }));
}

/** What the seeded account notes of a ticket beside its text. */
export function seedCustomFields(ids: Random): CustomField[] {
  return [
    {
      ID: createUuid(ids),
      teamIDs: [],
      displayName: 'Order',
      apiKey: 'orderUrl',
      type: 'url',
      status: 'active',
    },
  ];
}
