import { inflateSync } from 'node:zlib';

/** Red, green, blue and opacity, each 0 to 255. */
export type Pixel = readonly [red: number, green: number, blue: number, alpha: number];

/** What the bytes of an image said. */
export interface PngImage {
  readonly width: number;
  readonly height: number;
  /** Colour of a point; undefined when the image is interlaced or too large to look into. */
  readonly pixelAt?: (x: number, y: number) => Pixel;
}

/** Images with more points are not unpacked: an icon has at most 230 x 230. */
const maximumPixels = 4_000_000;

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Samples of one point by colour type: https://www.w3.org/TR/png-3/#3colourType */
const samplesOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Whether the bytes begin as a PNG does. */
export function isPng(bytes: Uint8Array): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** Reads a PNG: its size, and its points when they can be unpacked. Undefined for what is none or is cut off. */
export function readPng(bytes: Uint8Array): PngImage | undefined {
  if (!isPng(bytes) || bytes.length < 33) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  const depth = view.getUint8(24);
  const colorType = view.getUint8(25);
  const isInterlaced = view.getUint8(28) !== 0;
  const samples = samplesOf[colorType];
  if (width === 0 || height === 0 || samples === undefined) return undefined;
  const chunks = readChunks(bytes, view);
  const size = { width, height };
  if (isInterlaced || width * height > maximumPixels) return size;
  const rows = unpackRows(chunks.data, width, height, depth * samples);
  if (rows === undefined) return undefined;

  const sampleAt = (x: number, y: number, index: number): number => {
    const bit = (x * samples + index) * depth;
    const byte = rows[y]?.[bit >> 3] ?? 0;
    if (depth >= 8) return byte;
    return (byte >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
  };
  /** Samples of fewer than 8 bits are spread over 0 to 255. */
  const levelAt = (x: number, y: number, index: number): number => {
    const sample = sampleAt(x, y, index);
    return depth >= 8 ? sample : Math.round((sample * 255) / ((1 << depth) - 1));
  };
  const pixelAt = (x: number, y: number): Pixel => {
    if (colorType === 3) {
      const entry = sampleAt(x, y, 0);
      const [red = 0, green = 0, blue = 0] = chunks.palette.subarray(entry * 3, entry * 3 + 3);
      return [red, green, blue, chunks.transparency[entry] ?? 255];
    }
    const level = (index: number) => levelAt(x, y, index);
    if (colorType === 0) return [level(0), level(0), level(0), 255];
    if (colorType === 4) return [level(0), level(0), level(0), level(1)];
    return [level(0), level(1), level(2), colorType === 6 ? level(3) : 255];
  };
  return { ...size, pixelAt };
}

interface Chunks {
  readonly data: Uint8Array;
  readonly palette: Uint8Array;
  readonly transparency: Uint8Array;
}

function readChunks(bytes: Uint8Array, view: DataView): Chunks {
  const data: Uint8Array[] = [];
  let palette = new Uint8Array();
  let transparency = new Uint8Array();
  for (let position = 8; position + 12 <= bytes.length; ) {
    const length = view.getUint32(position);
    const name = String.fromCharCode(...bytes.subarray(position + 4, position + 8));
    const content = bytes.slice(position + 8, position + 8 + length);
    if (name === 'IDAT') data.push(content);
    else if (name === 'PLTE') palette = content;
    else if (name === 'tRNS') transparency = content;
    else if (name === 'IEND') break;
    position += 12 + length;
  }
  return { data: Buffer.concat(data), palette, transparency };
}

/** The rows without their filters: https://www.w3.org/TR/png-3/#9Filters */
function unpackRows(
  packed: Uint8Array,
  width: number,
  height: number,
  bitsPerPixel: number,
): readonly Uint8Array[] | undefined {
  const rowBytes = Math.ceil((width * bitsPerPixel) / 8);
  const step = Math.max(1, bitsPerPixel >> 3);
  let unpacked: Uint8Array;
  try {
    unpacked = inflateSync(packed, { maxOutputLength: (rowBytes + 1) * height });
  } catch {
    return undefined;
  }
  if (unpacked.length < (rowBytes + 1) * height) return undefined;
  const rows: Uint8Array[] = [];
  let above = new Uint8Array(rowBytes);
  for (let y = 0; y < height; y += 1) {
    const start = y * (rowBytes + 1);
    const row = unpacked.slice(start + 1, start + 1 + rowBytes);
    unfilter(unpacked[start] ?? 0, row, above, step);
    rows.push(row);
    above = row;
  }
  return rows;
}

function unfilter(filter: number, row: Uint8Array, above: Uint8Array, step: number): void {
  if (filter === 0) return;
  for (let index = 0; index < row.length; index += 1) {
    const left = row[index - step] ?? 0;
    const up = above[index] ?? 0;
    const corner = above[index - step] ?? 0;
    row[index] = (row[index] ?? 0) + predict(filter, left, up, corner);
  }
}

function predict(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const estimate = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(estimate - value));
  if ((toLeft ?? 0) <= (toUp ?? 0) && (toLeft ?? 0) <= (toCorner ?? 0)) return left;
  return (toUp ?? 0) <= (toCorner ?? 0) ? up : corner;
}
