import { absoluteUrls } from '../../../../src/validator/rules/definition/absolute-urls.js';
import { contactEmail } from '../../../../src/validator/rules/definition/contact-email.js';
import { basePath, host } from '../../../../src/validator/rules/definition/host.js';
import {
  schemeKnown,
  schemeSupported,
  schemesEmpty,
} from '../../../../src/validator/rules/definition/schemes.js';
import { ruleTest } from '../../../support/rule-test.js';

const urlMessage = (what: string, url: string) =>
  `${what} is \`${url}\`; it has to be an absolute URL such as \`https://contoso.com/support\`.`;

ruleTest(absoluteUrls, [
  {
    name: 'contact, metadata and external documentation',
    given: [
      { at: '/info/contact/url', set: 'contoso.com' },
      { at: '/externalDocs', set: { url: '/docs' } },
      { at: '/x-ms-connector-metadata/1/propertyValue', set: 'http//contoso.com/privacy' },
    ],
    want: [
      { pointer: '/info/contact/url', message: urlMessage('`url`', 'contoso.com') },
      {
        pointer: '/x-ms-connector-metadata/1/propertyValue',
        message: urlMessage('`Privacy policy`', 'http//contoso.com/privacy'),
      },
      { pointer: '/externalDocs/url', message: urlMessage('`url`', '/docs') },
    ],
  },
  {
    name: 'blank around it, and none',
    given: [
      { at: '/info/contact/url', set: ' https://contoso.com ' },
      { at: '/externalDocs', set: { url: '' } },
    ],
    want: [],
  },
]);

const emailMessage = (email: string) =>
  `\`email\` is \`${email}\`; it has to be one plain ASCII address such as \`support@contoso.com\`.`;

ruleTest(contactEmail, [
  ...[
    'support@contoso',
    'mailto:support@contoso.com',
    'Support <support@contoso.com>',
    'süpport@contoso.com',
    'a@b.com;c@d.com',
  ].map((email) => ({
    name: email,
    given: [{ at: '/info/contact/email', set: email }],
    want: [{ pointer: '/info/contact/email', message: emailMessage(email) }],
  })),
  {
    name: 'a tag and a subdomain',
    given: [{ at: '/info/contact/email', set: "o'neil+lists@help.contoso.com" }],
    want: [],
  },
  { name: 'no text', given: [{ at: '/info/contact/email', set: 7 }], want: [] },
]);

ruleTest(host, [
  {
    name: 'scheme and path',
    given: [{ at: '/host', set: 'https://api.contoso.com/v1' }],
    want: [
      {
        pointer: '/host',
        message:
          '`host` is `https://api.contoso.com/v1`; it has to be a host name without scheme and path. ' +
          'Write `api.contoso.com`, with `/v1` in `basePath`.',
      },
    ],
  },
  {
    name: 'a template',
    given: [{ at: '/host', set: '{tenant}.contoso.com' }],
    want: [
      {
        pointer: '/host',
        message: '`host` is `{tenant}.contoso.com`; it has to be a host name without scheme and path.',
      },
    ],
  },
  { name: 'a port', given: [{ at: '/host', set: 'localhost:8443' }], want: [] },
  {
    name: 'an environment variable',
    given: [{ at: '/host', set: '@environmentVariables("contoso_Host")' }],
    want: [
      {
        pointer: '/host',
        message:
          '`host` is `@environmentVariables("contoso_Host")`, which the platform fills in when a connector of a solution is saved; a submission needs the host itself.',
        severity: 'warning',
      },
    ],
  },
]);

ruleTest(basePath, [
  {
    name: 'without slash',
    given: [{ at: '/basePath', set: 'v1/lists' }],
    want: [{ pointer: '/basePath', message: '`basePath` is `v1/lists`; it has to begin with `/`.' }],
  },
  {
    name: 'empty',
    given: [{ at: '/basePath', set: '' }],
    want: [{ pointer: '/basePath', message: '`basePath` is empty; write `/` or leave it out.' }],
  },
  { name: 'just the slash', given: [{ at: '/basePath', set: '/' }], want: [] },
  {
    name: 'a placeholder',
    given: [{ at: '/basePath', set: '/app/<app id>/v1' }],
    want: [
      {
        pointer: '/basePath',
        message: '`basePath` is `/app/<app id>/v1`; the path of a URL has no `<`.',
        severity: 'warning',
      },
    ],
  },
  { name: 'signs that a path may have', given: [{ at: '/basePath', set: '/temporary@0.3.0/(x)' }], want: [] },
]);

const operation = '/paths/~1items/get/schemes';
ruleTest(schemesEmpty, [
  {
    name: 'of an operation',
    given: [{ at: operation, set: [] }],
    want: [{ pointer: operation, message: '`schemes` is empty; name `https` or leave it out.' }],
  },
]);
ruleTest(schemeKnown, [
  {
    name: 'in capitals',
    given: [{ at: '/schemes', set: ['HTTPS'] }],
    want: [{ pointer: '/schemes/0', message: 'The scheme `HTTPS` is none of `https`, `http`.' }],
  },
  { name: 'web sockets are known, and not supported', given: [{ at: '/schemes', set: ['wss'] }], want: [] },
]);
ruleTest(schemeSupported, [
  {
    name: 'beside https',
    given: [{ at: '/schemes', set: ['https', 'ws'] }],
    want: [
      {
        pointer: '/schemes/1',
        message: 'The scheme `ws` is not supported; connectors speak `https` or `http`.',
      },
    ],
  },
]);
