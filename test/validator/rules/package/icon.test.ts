import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type Pixel, readPng } from '../../../../src/validator/model/read-png.js';
import { exampleIcon } from '../../../../src/validator/rules/package/example-icon.js';
import {
  iconBackground,
  iconFormat,
  iconOpaque,
  iconShape,
} from '../../../../src/validator/rules/package/icon.js';
import { ruleTest } from '../../../support/rule-test.js';

const icon = (shape: Parameters<typeof exampleIcon>[1]) => [
  { at: '', in: 'icon.png', set: exampleIcon('', shape).make() },
];
const orange: Pixel = [218, 59, 1, 255];

ruleTest(iconShape, [
  { name: '100 by 100', given: icon({ width: 100, height: 100 }), want: [] },
  {
    name: '231 by 231',
    given: icon({ width: 231, height: 231 }),
    want: [
      {
        pointer: '',
        file: 'icon.png',
        message: 'The icon has 231 by 231 points; it has to be square, with 100 to 230 (best 230 by 230).',
      },
    ],
  },
  { name: 'no PNG', given: [{ at: '', in: 'icon.png', set: 'text' }], want: [] },
]);

ruleTest(iconFormat, [
  {
    name: 'another name and format',
    given: [
      { at: '', in: 'icon.png', set: undefined },
      { at: '', in: 'icon.jpg', set: 'JFIF' },
    ],
    want: [
      { pointer: '', message: 'The icon is called `icon.jpg`; call it `icon.png`.' },
      { pointer: '', message: 'The icon is no PNG; save it as one.' },
    ],
  },
  {
    name: 'a logo',
    given: [
      { at: '', in: 'icon.png', set: undefined },
      { at: '', in: 'logo.png', set: exampleIcon('', {}).make() },
    ],
    want: [{ pointer: '', message: 'The icon is called `logo.png`; call it `icon.png`.' }],
  },
  {
    name: 'a PNG that is cut off',
    given: [{ at: '', in: 'icon.png', set: exampleIcon('', {}).make().slice(0, 60) }],
    want: [{ pointer: '', message: 'The icon is cut off or damaged; save it again.' }],
  },
]);

ruleTest(iconOpaque, [
  {
    name: 'half transparent',
    given: icon({ color: [218, 59, 1, 128] }),
    want: [
      {
        pointer: '',
        message: "100 % of the icon's edge is transparent; fill the background with the brand colour.",
      },
    ],
  },
]);

ruleTest(iconBackground, [
  { name: 'nearly the brand colour', given: icon({ color: [220, 61, 3, 255] }), want: [] },
  {
    name: 'another colour',
    given: icon({ color: [0, 120, 229, 255] }),
    want: [
      {
        pointer: '',
        message:
          'The background of the icon is `#0078e5`, but `iconBrandColor` is `#da3b01`; make them equal.',
      },
    ],
  },
  {
    name: 'no brand colour to compare with',
    given: [...icon({}), { at: '/properties/iconBrandColor', in: 'properties', set: 'orange' }],
    want: [],
  },
]);

test('reads the points of an image', () => {
  const image = readPng(exampleIcon('', { width: 3, height: 2 }).make());
  expect(image).toMatchObject({ width: 3, height: 2 });
  expect(image?.pixelAt?.(2, 1)).toEqual(orange);
});

test.each([1, 2, 3, 4])('undoes row filter %i', (filter) => {
  // Grey levels 10 20 30 over 11 22 33; the second row is written as the filter predicts it.
  const [above, row] = [
    [10, 20, 30],
    [11, 22, 33],
  ];
  const predicted = (row ?? []).map((value, x) => {
    const left = x === 0 ? 0 : (row?.[x - 1] ?? 0);
    const up = above?.[x] ?? 0;
    const corner = x === 0 ? 0 : (above?.[x - 1] ?? 0);
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
    return (value - guess) & 0xff;
  });
  const data = deflateSync(Buffer.from([0, ...(above ?? []), filter, ...predicted]));
  const image = readPng(grey(3, 2, data));
  expect([0, 1, 2].map((x) => image?.pixelAt?.(x, 1)[0])).toEqual(row);
});

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const ordered = [left, up, corner].map((value) => ({ value, far: Math.abs(guess - value) }));
  return ordered.reduce((best, next) => (next.far < best.far ? next : best)).value;
}

/** A PNG of grey levels; nobody checks its checksums. */
function grey(width: number, height: number, data: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const chunk = (name: string, content: Uint8Array) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([length, Buffer.from(name), content, Buffer.alloc(4)]);
  };
  const signature = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.of())]);
}
