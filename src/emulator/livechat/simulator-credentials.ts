/** The connection that demos and tests use: the owner of the simulated account. */
export const simulatorCredentials = { login: 'rosa@northwind.example', apiKey: 'simulator-api-key' } as const;

/** The number of the simulated account. */
export const simulatorLicense = 700_001;
