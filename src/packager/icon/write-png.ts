import { crc32 } from 'node:zlib';
import { deflate } from './deflate.js';

/**
 * An opaque PNG of RGBA pixels whose alpha is full: with a palette when there are at most 256 colours, else RGB.
 * It has no alpha channel, since certification wants an opaque background.
 */
export function writePng(pixels: Uint8Array, width: number, height: number): Buffer {
  const colours = new Map<number, number>();
  for (let index = 0; index < pixels.length && colours.size <= 256; index += 4) {
    const colour = colourAt(pixels, index);
    if (!colours.has(colour)) colours.set(colour, colours.size);
  }
  const isIndexed = colours.size <= 256;
  const bytesPerPixel = isIndexed ? 1 : 3;
  const rowLength = 1 + width * bytesPerPixel;
  const rows = new Uint8Array(rowLength * height);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const target = Math.floor(pixel / width) * rowLength + 1 + (pixel % width) * bytesPerPixel;
    if (isIndexed) rows[target] = colours.get(colourAt(pixels, pixel * 4)) ?? 0;
    else rows.set(pixels.subarray(pixel * 4, pixel * 4 + 3), target);
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header(width, height, isIndexed ? 3 : 2)),
    ...(isIndexed ? [chunk('PLTE', palette([...colours.keys()]))] : []),
    chunk('IDAT', deflate(rows, rowLength)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function colourAt(pixels: Uint8Array, index: number): number {
  return ((pixels[index] ?? 0) << 16) | ((pixels[index + 1] ?? 0) << 8) | (pixels[index + 2] ?? 0);
}

function header(width: number, height: number, colourType: 2 | 3): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data[8] = 8;
  data[9] = colourType;
  return data;
}

function palette(colours: readonly number[]): Buffer {
  return Buffer.from(colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]));
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
