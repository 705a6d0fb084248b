import { toText } from '../../../shared/json-value.js';
import { certification, defineRule, quote } from '../../rule.js';
import { sources } from '../../sources.js';

export const titleSuffix = defineRule({
  id: 'title-suffix',
  code: 'STR-04',
  summary:
    'The title of an independent connector leaves `(Independent Publisher)` out: it is added when published.',
  severity: { import: 'off', certified: 'off', independent: 'warning' },
  certainty: 'F',
  source: sources.independentPublishers,
  example: { at: '/info/title', bad: 'Lists (Independent Publisher)', good: 'Contoso Lists' },
  on: {
    info({ value }, report) {
      if (!/independent\s+publisher/i.test(toText(value['title']))) return;
      report(
        '`(Independent Publisher)` is added to the title when the connector is published; leave it out.',
        { at: '/info/title' },
      );
    },
  },
});

export const descriptionPlain = defineRule({
  id: 'description-plain',
  code: 'STR-06',
  covers: ['POL-5000.2.3.6'],
  summary: 'The description of the connector has no URL and no characters outside ASCII.',
  severity: certification('warning'),
  certainty: 'D',
  source: sources.policyErrors,
  example: {
    at: '/info/description',
    bad: 'Contoso keeps lists of items, see https://contoso.com for more.',
    good: 'Contoso keeps lists of items that a team works on.',
  },
  on: {
    info({ value }, report) {
      const text = toText(value['description']);
      const url = /https?:\/\/\S+|www\.\S+|\b[a-z\d-]{1,63}\.(?:com|org|net|io)\/\w\S*/i.exec(text)?.[0];
      const foreign = /[^\t\r\n\x20-\x7e]/u.exec(text)?.[0];
      if (url !== undefined)
        report(`The description has the URL ${quote(url)}. Take it out.`, { at: '/info/description' });
      if (foreign !== undefined)
        report(`The description has ${quote(foreign)}, which is not ASCII.`, { at: '/info/description' });
    },
  },
});
