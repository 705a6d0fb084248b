/** What the first bytes of a PNG file tell. */
export interface PngHeader {
  readonly width: number;
  readonly height: number;
  /** Whether pixels carry an alpha value. */
  readonly hasAlpha: boolean;
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** The header of a PNG file, or undefined when the bytes are none. */
export function readPngHeader(bytes: Uint8Array): PngHeader | undefined {
  if (bytes.length < 33 || !signature.every((byte, index) => bytes[index] === byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const colourType = bytes[25] ?? 0;
  return {
    width: view.getUint32(16),
    height: view.getUint32(20),
    hasAlpha: colourType === 4 || colourType === 6,
  };
}
