import { toText } from '../../../shared/json-value.js';
import type { Placed } from '../../model/nodes.js';
import { certification, defineRule, place, quote, type Report } from '../../rule.js';
import { sources } from '../../sources.js';
import { isNamedSecret } from './secret-text.js';

/** Names that nobody can own: RFC 2606 and RFC 6761. */
const reservedHost = /(?:^|\.)(?:example|test|invalid|localhost|local|example\.(?:com|net|org))(?::\d+)?$/i;

/** Hosts of trials. */
const testHost =
  /(?:^|[.-])(?:test|testing|staging|stage|stg|dev|develop|development|sandbox|uat|qa|preprod|localhost|demo)(?=[\d.-]|$)|^(?:127\.|10\.|192\.168\.)|ngrok/i;

export const productionValues = defineRule({
  id: 'production-values',
  code: 'STR-21',
  covers: ['POL-5000.2.6.4', 'REV-11'],
  summary: 'Host, defaults and examples hold no host of a trial and no secret.',
  severity: certification('warning'),
  certainty: 'C',
  source: sources.submission,
  note: 'The message never repeats what looks like a secret.',
  example: { at: '/host', bad: 'api.staging.contoso.com', good: 'api.contoso.com' },
  on: {
    definition({ value }, report) {
      const host = toText(value['host']);
      if (reservedHost.test(host)) {
        report(
          `The host ${quote(host)} is kept for examples and local use; put the host of your service there.`,
          { at: '/host' },
        );
        return;
      }
      const found = testHost.exec(host)?.[0];
      if (found !== undefined)
        report(`The host ${quote(host)} looks like one for tests; name the one for production.`, {
          at: '/host',
        });
    },
    typed: (node, report) => checkSecrets(node, report),
  },
});

function checkSecrets(node: Placed & { readonly name: string }, report: Report): void {
  for (const member of ['default', 'example', 'x-ms-test-value']) {
    const text = node.value[member];
    if (typeof text !== 'string' || !isNamedSecret(node.name, text)) continue;
    report(
      `\`${member}\` of ${quote(node.name)} looks like a secret. Remove it, and replace the secret if it was one.`,
      {
        at: place(node, member),
      },
    );
  }
}

export const secureScheme = defineRule({
  id: 'secure-scheme',
  code: 'STR-22',
  covers: ['POL-5000.3.1.6'],
  summary: 'The service is reached by HTTPS.',
  severity: { import: 'off', certified: 'error', independent: 'warning' },
  certainty: 'C',
  source: sources.policyErrors,
  note: 'Where both are named, the first is used, so HTTPS goes first. That the server speaks TLS 1.2 cannot be checked offline.',
  example: { at: '/schemes', bad: ['http'], good: ['https'] },
  on: {
    definition({ value }, report) {
      const { schemes } = value;
      if (!Array.isArray(schemes) || !schemes.includes('http')) return;
      if (!schemes.includes('https'))
        report('The service is reached by `http` only; certification wants `https`.', { at: '/schemes' });
      else if (schemes[0] === 'http') {
        report('`http` is named before `https`, and the first is used; put `https` first.', {
          at: '/schemes',
          severity: 'warning',
        });
      }
    },
  },
});
