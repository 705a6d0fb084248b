import { expect, test } from 'vitest';
import { createConnector } from '../../../src/connector-folder/create-connector.js';
import { toBackendAddress } from '../../../src/emulator/gateway/backend-address.js';
import { withEnvironment } from '../../../src/emulator/gateway/with-environment.js';

const token = {
  type: 'oauthSetting',
  oAuthSettings: {
    clientId: '@environmentVariables("con_Client")',
    customParameters: { tokenUrl: { value: "https://@{environmentVariables('con_Login')}/token" } },
  },
};
const connector = createConnector({
  definition: {
    swagger: '2.0',
    host: '@environmentVariables("con_Host")',
    basePath: '/@environmentVariables("con_Version")/lists',
    paths: {},
  },
  properties: { properties: { connectionParameters: { token } } },
});

test('fills environment variables into host, base path and sign-in', () => {
  const filled = withEnvironment(connector, {
    con_Host: 'api.contoso.com',
    con_Version: 'v2',
    con_Client: 'c1',
    con_Login: 'login.contoso.com',
  });
  expect(toBackendAddress(filled)).toEqual({
    origin: 'https://api.contoso.com',
    host: 'api.contoso.com',
    basePath: '/v2/lists',
  });
  expect(filled.properties.connectionParameters).toEqual({
    token: {
      type: 'oauthSetting',
      oAuthSettings: {
        clientId: 'c1',
        customParameters: { tokenUrl: { value: 'https://login.contoso.com/token' } },
      },
    },
  });
});

test('leaves a variable without a value, which is no host', () => {
  const filled = withEnvironment(connector, { con_Version: 'v2' });
  expect(filled.definition.host).toBe('@environmentVariables("con_Host")');
  expect(toBackendAddress(filled)).toBeUndefined();
});

test('leaves a connector without variables as it is', () => {
  const plain = createConnector({ definition: { swagger: '2.0', host: 'api.contoso.com', paths: {} } });
  expect(withEnvironment(plain, { con_Host: 'x' })).toBe(plain);
});
