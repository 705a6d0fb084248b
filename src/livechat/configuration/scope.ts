/**
 * The scopes that what a connector does needs; chosen when a personal access token is made, and fixed from then on.
 * https://platform.text.com/docs/authorization/scopes/
 */
export const scopes = [
  'accounts--my:ro',
  'accounts--my:rw',
  'accounts--all:rc',
  'accounts--all:rw',
  'accounts.roles.lc--all:rw',
  'agents--my:ro',
  'agents--my:rw',
  'agents--all:ro',
  'agents--all:rw',
  'agents-bot--all:ro',
  'chats--access:ro',
  'chats--all:ro',
  'customers:ro',
  'groups--my:ro',
  'groups--all:ro',
  'webhooks.configuration:rw',
  'webhooks.state:ro',
  'webhooks.state:rw',
] as const;

export type Scope = (typeof scopes)[number];
