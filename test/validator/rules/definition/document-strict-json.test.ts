import { expect, test } from 'vitest';
import { documentStrictJson } from '../../../../src/validator/rules/definition/document-strict-json.js';
import { validate } from '../../../../src/validator/validate.js';

const withInfo = (description: string): string => JSON.stringify({ swagger: '2.0', info: { description } });

function check(bytes: Uint8Array) {
  const files = [{ name: 'apiDefinition.swagger.json', bytes }];
  const found = validate({ files, isFolder: false }, { rules: [documentStrictJson], profile: 'import' });
  return found.map(({ message, fix }) => ({ message, canBeRepaired: fix !== undefined }));
}

test.each([
  {
    name: 'Latin-1',
    bytes: Buffer.from(withInfo('Grüße aus Œuvre'), 'latin1'),
    want: { message: 'The file is written in Latin-1; save it as UTF-8.', canBeRepaired: true },
  },
  {
    name: 'UTF-16',
    bytes: Buffer.from(withInfo('小包'), 'utf16le'),
    want: { message: 'The file is written in UTF-16; save it as UTF-8.', canBeRepaired: true },
  },
  {
    name: 'Windows-1251, which would be spoiled',
    // "Посылка" in the bytes of that encoding
    bytes: Buffer.concat([
      Buffer.from('{"title":"'),
      Buffer.from([0xcf, 0xee, 0xf1, 0xfb, 0xeb, 0xea, 0xe0]),
      Buffer.from('"}'),
    ]),
    want: {
      message: 'The file is written in Latin-1 or another old encoding; save it as UTF-8.',
      canBeRepaired: false,
    },
  },
  {
    name: 'a picture',
    bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]),
    want: {
      message: 'The file is no text; a JSON document in UTF-8 was expected.',
      canBeRepaired: false,
    },
  },
  {
    name: 'halves of characters',
    bytes: Uint8Array.from([0xff, 0xfe, 0x7b, 0x00, 0x41, 0xd8, 0x7d, 0x00]),
    want: {
      message: 'The file is no text; a JSON document in UTF-8 was expected.',
      canBeRepaired: false,
    },
  },
])('$name', ({ bytes, want }) => {
  expect(check(bytes)).toEqual([want]);
});
