/** The smallest honest file of a media type. */
export interface SampleFile {
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** One transparent pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const pdf = Buffer.from(
  '%PDF-1.1\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

/** A file of the first media type that names one: an image, a PDF, else a line of text. */
export function samplePlainFile(produces: readonly string[]): SampleFile {
  const type = produces.find((name) => !/json|\*/i.test(name)) ?? 'application/octet-stream';
  if (/^image\//i.test(type)) return { contentType: 'image/png', bytes: pixel };
  if (/pdf/i.test(type)) return { contentType: 'application/pdf', bytes: pdf };
  return { contentType: type, bytes: Buffer.from('A sample file.\n') };
}
