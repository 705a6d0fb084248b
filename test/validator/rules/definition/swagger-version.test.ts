import { swaggerVersion } from '../../../../src/validator/rules/definition/swagger-version.js';
import { ruleTest } from '../../../support/rule-test.js';

ruleTest(swaggerVersion, [
  {
    name: 'no version',
    given: [{ at: '/swagger', set: undefined }],
    want: [
      {
        pointer: '',
        message: 'The definition does not say which specification it follows; write `"swagger": "2.0"`.',
      },
    ],
  },
  {
    name: 'OpenAPI 3',
    given: [
      { at: '/swagger', set: undefined },
      { at: '/openapi', set: '3.0.1' },
    ],
    want: [
      {
        pointer: '/openapi',
        message:
          'The definition is written in OpenAPI `3.0.1`, and connectors are described in OpenAPI 2.0; `livechat-connector init NAME --from FILE` makes a connector of it.',
      },
    ],
  },
  {
    name: 'another version',
    given: [{ at: '/swagger', set: '1.2' }],
    want: [
      {
        pointer: '/swagger',
        message: 'The version is `1.2`; connectors are described in OpenAPI 2.0, so write `"2.0"`.',
      },
    ],
  },
]);
