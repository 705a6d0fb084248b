import { toJsonObject, toText } from '../../../shared/json-value.js';
import { listObjects } from '../../model/openapi-objects.js';
import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';

/** Entries of `x-ms-connector-metadata` that are addresses, and the numbers that ask the same of them. */
const addresses: ReadonlyMap<string, readonly string[]> = new Map([
  ['website', ['STR-20', 'POL-5000.3.1.3']],
  ['privacy policy', ['STR-20', 'POL-5000.3.1.5']],
  ['terms of service', []],
]);

const withAddresses: ReadonlySet<string> = new Set([
  'contact',
  'license',
  'externalDocs',
  'tag',
  'securityScheme',
  'metadata',
]);

export const absoluteUrls = defineRule({
  id: 'absolute-urls',
  code: 'UrlNotValid',
  covers: ['STR-20', 'POL-5000.3.1.3', 'POL-5000.3.1.5'],
  summary: 'Every URL is absolute, with `http` or `https`.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  note: 'Whether the address answers cannot be checked offline.',
  example: { at: '/info/contact/url', bad: 'www.contoso.com', good: 'https://contoso.com/support' },
  on: {
    definition(definition, report) {
      const check = (url: unknown, at: string, what: string, also: readonly string[] = []) => {
        if (typeof url !== 'string' || url.trim() === '' || isAbsolute(url)) return;
        report(
          `${what} is ${quote(url)}; it has to be an absolute URL such as \`https://contoso.com/support\`.`,
          { at, also },
        );
      };
      for (const { kind, value, pointer } of listObjects(definition)) {
        if (!withAddresses.has(kind)) continue;
        const at = (name: string) => place({ pointer }, name);
        if (kind === 'contact' || kind === 'license' || kind === 'externalDocs')
          check(value['url'], at('url'), '`url`');
        if (kind === 'tag')
          check(toJsonObject(value['externalDocs'])['url'], `${at('externalDocs')}/url`, '`url`');
        if (kind === 'securityScheme') {
          for (const name of ['authorizationUrl', 'tokenUrl']) check(value[name], at(name), `\`${name}\``);
        }
        if (kind !== 'metadata') continue;
        const also = addresses.get(toText(value['propertyName']).trim().toLowerCase());
        if (also !== undefined)
          check(value['propertyValue'], at('propertyValue'), quote(value['propertyName']), also);
      }
      const docs = definition.value['x-ms-docs'];
      for (const [index, doc] of (Array.isArray(docs) ? docs : []).entries()) {
        check(toJsonObject(doc)['url'], `/x-ms-docs/${index}/url`, '`url`');
      }
    },
  },
});

function isAbsolute(text: string): boolean {
  if (!/^https?:\/\/\S+$/i.test(text.trim())) return false;
  return URL.canParse(text.trim());
}
