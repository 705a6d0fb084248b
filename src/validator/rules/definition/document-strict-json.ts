import { defineRule, everywhere } from '../../rule.js';
import { sources } from '../../sources.js';

/** Control characters, and halves of UTF-16 characters, which no text has. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
const isNoText = /[\0-\x08\x0e-\x1a\x1c-\x1f\ufffd]/;

/**
 * What words of other alphabets look like in Latin-1, whose letters beyond ASCII stand alone or in pairs. To save such a
 * file as UTF-8 would spoil it.
 */
const isOtherAlphabet = /[\x80-\x9f]|[^\0-\x7f]{3}/;

export const documentStrictJson = defineRule({
  id: 'document-strict-json',
  code: 'LNT-15',
  covers: ['APP-01'],
  summary: 'The documents are strict JSON in UTF-8 without a byte-order mark.',
  severity: everywhere('error'),
  certainty: 'A',
  source: sources.commandLine,
  note: '`paconn` refuses such files, or fails on them with the default encoding of the machine.',
  example: { at: '', in: 'settings.json', bad: '{ "connectorId": "shared_contoso", }', good: '{}' },
  on: {
    document({ role, text, encoding, hasByteOrderMark, problems }, report) {
      const saveAgain = { offset: 0, length: 0, insert: '' };
      if (encoding !== 'utf-8') {
        if (isNoText.test(text)) {
          report('The file is no text; a JSON document in UTF-8 was expected.', { offset: 0 });
          return;
        }
        const found = encoding === 'latin-1' ? 'Latin-1' : 'UTF-16';
        const first = encoding === 'latin-1' ? Math.max(0, text.search(/[^\0-\x7f]/)) : 0;
        const isCertain = encoding === 'utf-16' || !isOtherAlphabet.test(text);
        report(
          `The file is written in ${found}${isCertain ? '' : ' or another old encoding'}; save it as UTF-8.`,
          {
            offset: first,
            ...(isCertain && { fix: saveAgain }),
          },
        );
      }
      if (hasByteOrderMark) {
        report('The file begins with a byte-order mark; save it without.', { offset: 0, fix: saveAgain });
      }
      for (const { kind, message, offset, pointer } of problems) {
        report(message, {
          offset,
          also: role === 'properties' ? ['APP-01'] : [],
          // Parsers of JSON accept these, and take the last.
          ...(kind === 'duplicate-key' && { severity: 'warning' }),
          ...(pointer !== undefined && { at: pointer }),
          ...(kind === 'trailing-comma' && { fix: { offset, length: 1, insert: '' } }),
        });
      }
    },
  },
});
