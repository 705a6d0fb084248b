import { toJsonObject, toText } from '../../../shared/json-value.js';
import { defineRule, everywhere, place, quote, type Report } from '../../rule.js';
import { sources } from '../../sources.js';

/** Entries of `x-ms-connector-metadata` that are addresses, and the numbers that ask the same of them. */
const addresses: ReadonlyMap<string, readonly string[]> = new Map([
  ['website', ['STR-20', 'POL-5000.3.1.3']],
  ['privacy policy', ['STR-20', 'POL-5000.3.1.5']],
  ['terms of service', []],
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
  members: ['url', 'externalDocs', 'authorizationUrl', 'tokenUrl', 'propertyValue'],
  on: {
    object({ kind, value, pointer }, report) {
      const check = (name: string) => checkUrl(value[name], place({ pointer }, name), `\`${name}\``, report);
      if (kind === 'contact' || kind === 'license' || kind === 'externalDocs') check('url');
      if (kind === 'tag') {
        const at = place({ pointer }, 'externalDocs', 'url');
        checkUrl(toJsonObject(value['externalDocs'])['url'], at, '`url`', report);
      }
      if (kind === 'securityScheme') for (const name of ['authorizationUrl', 'tokenUrl']) check(name);
      if (kind !== 'metadata') return;
      const entry = value['propertyName'];
      const also = addresses.get(toText(entry).trim().toLowerCase());
      if (also === undefined) return;
      checkUrl(value['propertyValue'], place({ pointer }, 'propertyValue'), quote(entry), report, also);
    },
    definition({ value }, report) {
      const docs = value['x-ms-docs'];
      for (const [index, doc] of (Array.isArray(docs) ? docs : []).entries()) {
        checkUrl(toJsonObject(doc)['url'], `/x-ms-docs/${index}/url`, '`url`', report);
      }
    },
  },
});

function checkUrl(
  url: unknown,
  at: string,
  what: string,
  report: Report,
  also: readonly string[] = [],
): void {
  if (typeof url !== 'string' || url.trim() === '' || isAbsolute(url)) return;
  report(`${what} is ${quote(url)}; it has to be an absolute URL such as \`https://contoso.com/support\`.`, {
    at,
    also,
  });
}

function isAbsolute(text: string): boolean {
  if (!/^https?:\/\/\S+$/i.test(text.trim())) return false;
  return URL.canParse(text.trim());
}
