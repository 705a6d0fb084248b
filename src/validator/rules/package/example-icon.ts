import { crc32, deflateSync } from 'node:zlib';
import type { Pixel } from '../../model/read-png.js';
import type { ExampleFile } from '../../rule.js';

export interface IconShape {
  readonly width?: number;
  readonly height?: number;
  readonly color?: Pixel;
  /** The file is filled up to this size. */
  readonly bytes?: number;
}

/** A PNG of one colour for the examples of the icon rules. */
export function exampleIcon(shows: string, shape: IconShape): ExampleFile {
  return { shows, make: () => makePng(shape) };
}

function makePng({ width = 230, height = 230, color = [218, 59, 1, 255], bytes = 0 }: IconShape): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8); // eight bits, with alpha
  const row = Buffer.concat([Buffer.of(0), ...Array.from({ length: width }, () => Buffer.from(color))]);
  const rows = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const parts = [
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('tEXt', Buffer.alloc(bytes)),
    chunk('IEND', Buffer.of()),
  ];
  return Buffer.concat([Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), ...parts]);
}

function chunk(name: string, content: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
