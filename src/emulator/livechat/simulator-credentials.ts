/** The connection that demos and tests use: the owner of the simulated account. */
export const simulatorCredentials = {
  /** With {@link simulatorCredentials.apiKey}: REST API v2. */
  login: 'rosa@northwind.example',
  apiKey: 'simulator-api-key',
  /** With {@link simulatorCredentials.personalAccessToken}: the Configuration, Agent Chat and HelpDesk APIs. */
  accountId: '3c0f3a52-0000-4000-8000-000000000001',
  personalAccessToken: 'dal:simulator-personal-access-token',
  /** Of the same account, with `agents--my:ro` alone. */
  limitedPersonalAccessToken: 'dal:simulator-limited-token',
  /** An OAuth access token, sent as `Bearer`. */
  accessToken: 'dal:simulator-access-token',
  /** The client id of an app of the organization; webhooks are registered with it. */
  ownerClientId: '0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f',
} as const;

/** The number of the simulated account. */
export const simulatorLicense = 700_001;

/** The organization that the account belongs to. */
export const simulatorOrganization = '5d5d5d5d-0000-4000-8000-000000000009';
