import { expect, test } from 'vitest';
import { checkSettings } from '../../../src/packager/settings/check-settings.js';
import { settingTable } from '../../../src/packager/settings/setting-table.js';

test('a file with every kind of setting is read as it stands', () => {
  const given = {
    host: 'lists.contoso.com:8443',
    basePath: '/v1',
    scheme: 'https',
    contact: { name: 'Support', url: 'https://contoso.com/help', email: 'help@contoso.com' },
    brandColor: '#123abc',
    prefix: 'con',
    solution: { version: '1.2.0.0', environmentVariables: { con_Host: 'a', con_Port: 443 } },
    texts: {
      limitations: ['No pianos.'],
      errors: [{ error: '401', remedy: 'Sign in again.' }],
      questions: [{ question: 'Why?', answer: 'Because.' }],
    },
  };
  expect(checkSettings(given)).toEqual({
    settings: {
      ...given,
      solution: { version: '1.2.0.0', environmentVariables: { con_Host: 'a', con_Port: '443' } },
      texts: {
        limitations: ['No pianos.'],
        errors: [{ ask: '401', answer: 'Sign in again.' }],
        questions: [{ ask: 'Why?', answer: 'Because.' }],
      },
    },
  });
});

test.each([undefined, null, {}])('%s is no setting at all', (given) => {
  expect(checkSettings(given)).toEqual({ settings: {} });
});

test('all problems are listed at once', () => {
  const given = {
    host: 'https://lists.contoso.com/v1',
    contact: { email: 'nobody', phone: '1' },
    brandColor: null,
    prefix: 'mscrm1',
    solution: { version: 1.1 },
    website: 'http://contoso.com',
    texts: 'none',
    publsher: 'Contoso',
    colour: 'red',
  };
  expect(checkSettings(given)).toEqual({
    problems: [
      '`host` is `https://lists.contoso.com/v1`. It takes a bare host name, with a port where it needs one, such as `livechat.contoso.com`.',
      '`contact.email` is `nobody`. It takes an email address.',
      '`contact.phone` is no setting.',
      '`brandColor` has no value. Fill it in, or take the line out; a value with `#` needs quotes.',
      '`prefix` is `mscrm1`. It takes two to eight small letters and digits, a letter first, not `mscrm`.',
      '`solution.version` is `1.1`. It takes numbers with dots, such as `1.0.0.0`. Write it in quotes.',
      '`website` is `http://contoso.com`. It takes a web address that begins with `https://`.',
      '`texts` is `none`. It takes settings by name: `texts.introduction`, `texts.prerequisites`, `texts.credentials`, `texts.gettingStarted`, `texts.limitations`, `texts.errors`, `texts.questions`.',
      '`publsher` is no setting. Did you mean `publisher`?',
      '`colour` is no setting.',
    ],
  });
});

test.each([
  { given: 'text', want: 'The file holds text; it takes settings by name.' },
  { given: ['host'], want: 'The file holds a list; it takes settings by name.' },
  { given: 7, want: 'The file holds `7`; it takes settings by name.' },
])('$given is refused as a whole', ({ given, want }) => {
  expect(checkSettings(given)).toEqual({ problems: [want] });
});

test.each(settingTable)('$key refuses what is no text, with what it takes', ({ key, takes }) => {
  const nested = key.split('.').reduceRight<unknown>((value, name) => ({ [name]: value }), [[1]]);
  const checked = checkSettings(nested);
  expect('problems' in checked && checked.problems).toEqual([`\`${key}\` is a list. It takes ${takes}.`]);
});

test('names that every object has are no settings', () => {
  const given = JSON.parse('{"__proto__":{"host":"x"},"constructor":"y","toString":"z"}');
  expect(checkSettings(given)).toEqual({
    problems: ['`__proto__` is no setting.', '`constructor` is no setting.', '`toString` is no setting.'],
  });
});

test.each([
  { categories: 'Communication', isTaken: true },
  { categories: 'Communication;Sales and CRM', isTaken: true },
  { categories: 'a;b;c', isTaken: false },
  { categories: 'Communication;', isTaken: false },
  { categories: ' ; ', isTaken: false },
])('categories `$categories`: $isTaken', ({ categories, isTaken }) => {
  expect('settings' in checkSettings({ categories })).toBe(isTaken);
});
