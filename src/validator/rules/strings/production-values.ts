import { toText } from '../../../shared/json-value.js';
import { textsIn } from '../../model/texts-in.js';
import { certification, defineRule, everywhere, place, quote, type Report } from '../../rule.js';
import { sources } from '../../sources.js';
import { hasFormOfSecret, isNamedSecret } from './secret-text.js';

/** Names that nobody can own: RFC 2606 and RFC 6761. */
const reservedHost = /(?:^|\.)(?:example|test|invalid|localhost|local|example\.(?:com|net|org))(?::\d+)?$/i;

/** Hosts of trials, and services that lend a host for one. */
const testHost =
  /(?:^|[.-])(?:test|testing|staging|stage|stg|dev|develop|development|sandbox|uat|qa|preprod|localhost|demo|mock)(?=[\d.-]|$)|^(?:127\.|10\.|192\.168\.)|ngrok|\.(?:loca\.lt|devtunnels\.ms|trycloudflare\.com|mockable\.io|beeceptor\.com|pipedream\.net)(?::\d+)?$|^(?:webhook\.site|petstore\.swagger\.io)$/i;

export const productionValues = defineRule({
  id: 'production-values',
  code: 'STR-21',
  covers: ['POL-5000.2.6.4', 'REV-11'],
  summary: 'The host is the one of production, not one of a trial.',
  severity: certification('warning'),
  certainty: 'C',
  source: sources.submission,
  example: { at: '/host', bad: 'api.staging.contoso.com', good: 'api.contoso.com' },
  on: {
    definition({ value }, report) {
      const host = toText(value['host']);
      if (reservedHost.test(host)) {
        report(
          `The host ${quote(host)} is kept for examples and local use; put the host of your service there.`,
          { at: '/host' },
        );
      } else if (testHost.test(host)) {
        report(`The host ${quote(host)} looks like one for tests; name the one for production.`, {
          at: '/host',
        });
      }
    },
  },
});

export const metadataAddresses = defineRule({
  id: 'metadata-addresses',
  code: 'STR-20',
  covers: ['POL-5000.3.1.3', 'POL-5000.3.1.5'],
  summary: 'Website and privacy policy are pages that everybody can open.',
  severity: certification('warning'),
  certainty: 'C',
  source: sources.policyErrors,
  note: 'Found where the host is a local one or kept for examples; that a page answers cannot be checked offline.',
  example: {
    at: '/x-ms-connector-metadata/0/propertyValue',
    bad: 'http://localhost:3000',
    good: 'https://contoso.com',
  },
  on: {
    definition({ value }, report) {
      const entries = value['x-ms-connector-metadata'];
      for (const { pointer, name, text } of textsIn(entries, '/x-ms-connector-metadata')) {
        const host = name === 'propertyValue' ? hostOf(text) : undefined;
        if (host === undefined || !(reservedHost.test(host) || /^(?:127\.|10\.|192\.168\.)/.test(host)))
          continue;
        report(`${quote(text)} is no page that others can open; name the public one.`, { at: pointer });
      }
    },
  },
});

/** Members that hold a value a maker is shown or given. */
const shown = ['default', 'example', 'x-example', 'x-ms-test-value'];

export const secretValues = defineRule({
  id: 'secret-values',
  code: 'STR-21',
  covers: ['REV-12'],
  summary: 'Defaults and examples hold no secret and no address of a trial.',
  severity: everywhere('warning'),
  certainty: 'C',
  source: sources.submission,
  note: 'The message never repeats what looks like a secret.',
  example: {
    at: '/parameters/PageSize/x-ms-test-value',
    bad: 'Bearer 8f4b2c1d9e7a6b5c4d3e',
    good: undefined,
  },
  members: shown,
  on: {
    typed(node, report) {
      for (const member of shown) {
        if (node.value[member] !== undefined)
          checkValue(node.value[member], member, place(node, member), node.name, report);
      }
    },
    response(response, report) {
      const { examples } = response.value;
      if (examples !== undefined)
        checkValue(examples, 'examples', place(response, 'examples'), response.status, report);
    },
  },
});

function checkValue(value: unknown, member: string, at: string, owner: string, report: Report): void {
  const whose = `\`${member}\`${owner === '' ? '' : ` of ${quote(owner)}`}`;
  for (const { pointer, name, text } of textsIn(value, at, owner)) {
    if (isNamedSecret(name, text) || hasFormOfSecret(text)) {
      report(`${whose} looks like a secret. Remove it, and replace the secret if it was one.`, {
        at: pointer,
      });
    } else if (testHost.test(hostOf(text) ?? '')) {
      report(`${whose} names an address for tests; name one of production.`, {
        at: pointer,
        also: [],
      });
    }
  }
}

/** The host of a text that is an address. */
function hostOf(text: string): string | undefined {
  return /^https?:\/\/(?:[^/?#@\s]*@)?([^/?#:\s]+)/i.exec(text.trim())?.[1];
}

/** Whether what stands at a pointer of the definition is a default or an example, which a rule above looks at. */
export function isShownValue(pointer: string): boolean {
  return pointer.split('/').some((segment) => segment === 'examples' || shown.includes(segment));
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
    operation(operation, report) {
      const { schemes } = operation.value;
      if (!Array.isArray(schemes) || !schemes.includes('http') || schemes.includes('https')) return;
      report(`\`${operation.label}\` is reached by \`http\` only; certification wants \`https\`.`, {
        at: place(operation, 'schemes'),
        severity: 'warning',
      });
    },
  },
});
