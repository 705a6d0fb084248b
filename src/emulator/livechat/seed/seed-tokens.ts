import { scopes } from '../../../livechat/configuration/scope.js';
import { simulatorCredentials } from '../simulator-credentials.js';
import type { StoredToken } from '../state.js';

const { accountId, personalAccessToken, limitedPersonalAccessToken, accessToken, ownerClientId } =
  simulatorCredentials;

/** The tokens of the seeded owner: one that may do all, one that may do little, and one of an app. */
export const seedTokens: readonly StoredToken[] = [
  { token: personalAccessToken, kind: 'personal', accountId, scopes: [...scopes] },
  { token: limitedPersonalAccessToken, kind: 'personal', accountId, scopes: ['agents--my:ro'] },
  {
    token: accessToken,
    kind: 'access',
    accountId,
    clientId: ownerClientId,
    // A scope of tokens alone, which cannot be assigned to an app.
    scopes: scopes.filter((scope) => scope !== 'webhooks.configuration:rw'),
  },
];
