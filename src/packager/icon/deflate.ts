/**
 * Compresses bytes into a zlib stream (RFC 1950, RFC 1951) with fixed Huffman codes, finding repeats of the byte
 * before and of the row above. Enough for drawings of few colours, and the same bytes on every machine, which the
 * zlib of a Node release does not promise.
 */
export function deflate(bytes: Uint8Array, rowLength: number): Buffer {
  const bits = createBitWriter();
  bits.write(1, 1); // the last block
  bits.write(1, 2); // fixed codes
  let position = 0;
  while (position < bytes.length) {
    const run = repeatAt(bytes, position, 1);
    const row = repeatAt(bytes, position, rowLength);
    const [length, distance] = row > run ? [row, rowLength] : [run, 1];
    if (length < 3) {
      writeSymbol(bits, bytes[position] ?? 0);
      position += 1;
    } else {
      writeLength(bits, length);
      writeDistance(bits, distance);
      position += length;
    }
  }
  writeSymbol(bits, 256);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(adler32(bytes));
  return Buffer.concat([Buffer.from([0x78, 0x01]), bits.toBuffer(), checksum]);
}

const longest = 258;

function repeatAt(bytes: Uint8Array, position: number, distance: number): number {
  if (distance > position) return 0;
  let length = 0;
  while (
    length < longest &&
    position + length < bytes.length &&
    bytes[position + length] === bytes[position + length - distance]
  ) {
    length += 1;
  }
  return length;
}

interface BitWriter {
  /** The lowest bit first. */
  write(value: number, count: number): void;
  /** A Huffman code: its highest bit first. */
  writeCode(code: number, count: number): void;
  toBuffer(): Buffer;
}

function createBitWriter(): BitWriter {
  const bytes: number[] = [];
  let current = 0;
  let filled = 0;
  const push = (bit: number) => {
    current |= bit << filled;
    filled += 1;
    if (filled < 8) return;
    bytes.push(current);
    current = 0;
    filled = 0;
  };
  return {
    write(value, count) {
      for (let bit = 0; bit < count; bit += 1) push((value >> bit) & 1);
    },
    writeCode(code, count) {
      for (let bit = count - 1; bit >= 0; bit -= 1) push((code >> bit) & 1);
    },
    toBuffer: () => Buffer.from(filled === 0 ? bytes : [...bytes, current]),
  };
}

/** The fixed codes of RFC 1951, section 3.2.6. */
function writeSymbol(bits: BitWriter, symbol: number): void {
  if (symbol < 144) bits.writeCode(0x30 + symbol, 8);
  else if (symbol < 256) bits.writeCode(0x190 + symbol - 144, 9);
  else if (symbol < 280) bits.writeCode(symbol - 256, 7);
  else bits.writeCode(0xc0 + symbol - 280, 8);
}

function writeLength(bits: BitWriter, length: number): void {
  if (length === longest) {
    writeSymbol(bits, 285);
    return;
  }
  const { symbol, extra, rest } = lengthParts(length - 3, 2);
  writeSymbol(bits, 257 + symbol);
  bits.write(rest, extra);
}

function writeDistance(bits: BitWriter, distance: number): void {
  const { symbol, extra, rest } = lengthParts(distance - 1, 1);
  bits.writeCode(symbol, 5);
  bits.write(rest, extra);
}

/** Codes grow by one extra bit every 4 (lengths) or 2 (distances) symbols; `group` is the power of that number. */
function lengthParts(value: number, group: number): { symbol: number; extra: number; rest: number } {
  const size = 31 - Math.clz32(value | 1);
  const extra = Math.max(0, size - group);
  const symbol = value < 1 << (group + 1) ? value : (extra << group) + (value >> extra);
  return { symbol, extra, rest: value & ((1 << extra) - 1) };
}

function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return ((b << 16) | a) >>> 0;
}
