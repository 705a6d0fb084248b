import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { deflate } from '../../../src/packager/icon/deflate.js';
import { prepareIcon } from '../../../src/packager/icon/draw-icon.js';
import { readPngHeader } from '../../../src/packager/icon/read-png-header.js';
import { packageRoot } from '../../../src/shared/package-root.js';

const ours = {
  kind: 'svg',
  bytes: readFileSync(join(packageRoot(), 'connector/assets/icon.svg')),
  file: 'icon.svg',
} as const;

test.each([230, 64, 32])('our icon is opaque and square at %i pixels', async (size) => {
  const png = (await prepareIcon(ours, '#ff5100'))(size);
  expect(readPngHeader(png)).toEqual({ width: size, height: size, hasAlpha: false });
  expect(png.length).toBeLessThan(10_000);
});

test('the background is the brand colour, and the drawing white', async () => {
  const colours = coloursOf((await prepareIcon(ours, '#ff5100'))(230));
  expect(colours[0]).toBe('ff5100');
  expect(colours).toContain('ffffff');
});

test('at 32 pixels a fifth to a half of the picture is the drawing', async () => {
  const png = (await prepareIcon(ours, '#ff5100'))(32);
  const { rows, colours } = pixelsOf(png);
  const white = rows.filter((index) => (Number.parseInt(colours[index] ?? '', 16) & 0xff) > 128).length;
  expect(white / rows.length).toBeGreaterThan(0.2);
  expect(white / rows.length).toBeLessThan(0.5);
});

test('a plain plug is drawn where there is no icon, dark on light colours', async () => {
  expect(coloursOf((await prepareIcon(undefined, '#da3b01'))(100))).toContain('ffffff');
  expect(coloursOf((await prepareIcon(undefined, '#f2f2f2'))(100))).toContain('1b1b1b');
});

test.each([
  { name: 'no SVG', text: 'hello', want: /^The icon x.svg cannot be drawn: / },
  {
    name: 'an oblong',
    text: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"/>',
    want: /square `viewBox`/,
  },
])('$name is refused in words', async ({ text, want }) => {
  const draw = await prepareIcon({ kind: 'svg', bytes: Buffer.from(text), file: 'x.svg' }, '#123456');
  expect(() => draw(230)).toThrow(want);
});

test('a PNG is taken as it is, and anything else that says so refused', async () => {
  const png = (await prepareIcon(undefined, '#da3b01'))(100);
  expect((await prepareIcon({ kind: 'png', bytes: png, file: 'x.png' }, '#123456'))(230)).toBe(png);
  await expect(
    prepareIcon({ kind: 'png', bytes: Buffer.from('GIF89a'), file: 'x.png' }, '#123456'),
  ).rejects.toThrow('The icon x.png is no PNG file.');
});

test('zlib unpacks what the small compressor packs', () => {
  const noise = Uint8Array.from({ length: 3_000 }, (_, index) => (index * index * 31 + (index >> 3)) & 0xff);
  const runs = Uint8Array.from({ length: 9_000 }, (_, index) => (index % 1_100 < 700 ? 7 : index & 0xff));
  for (const bytes of [new Uint8Array(), Uint8Array.of(1), noise, runs]) {
    for (const rowLength of [1, 2, 3, 4, 5, 7, 33, 231, 4_097]) {
      expect(inflateSync(deflate(bytes, rowLength)).equals(Buffer.from(bytes))).toBe(true);
    }
  }
});

function coloursOf(png: Uint8Array): readonly string[] {
  return pixelsOf(png).colours;
}

/** Palette and pixels of an indexed PNG, read with Node's own zlib. */
function pixelsOf(png: Uint8Array): {
  readonly colours: readonly string[];
  readonly rows: readonly number[];
} {
  const bytes = Buffer.from(png);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12) {
    chunks.set(
      bytes.toString('latin1', at + 4, at + 8),
      bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)),
    );
  }
  const palette = chunks.get('PLTE')?.toString('hex') ?? '';
  const data = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const width = bytes.readUInt32BE(16);
  const rows = [...data].filter((_, index) => index % (width + 1) !== 0);
  return { colours: palette.match(/.{6}/g) ?? [], rows };
}
