import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Request, RequestHandler, Response } from 'express';
import type { Connector } from '../../../connector-folder/connector.js';
import { unknownConnector } from '../connections.js';

/** The largest icon that is served; the platform takes up to 1 MB. */
const mostBytes = 1024 * 1024;
const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const jpegSignature = Buffer.from([0xff, 0xd8, 0xff]);

/** Where a folder may keep its icon; the drawing is the one that packages get theirs from. */
const places = ['icon.png', 'icon.jpg', 'icon.jpeg', 'icon.svg', 'connector/assets/icon.svg'];

/** Answers with the icon of a connector's folder, else with its initials on the brand colour. */
export function serveIcon(connectors: ReadonlyMap<string, Connector>): RequestHandler {
  return async function serveConnectorIcon(request: Request, response: Response): Promise<void> {
    const name = String(request.params['connector']);
    const connector = connectors.get(name);
    if (connector === undefined) throw unknownConnector(name, [...connectors.keys()]);
    const icon = await findIcon(connector.folder);
    response.set({
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      // A drawing may style itself; opened by itself it runs and loads nothing.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    });
    if (icon === undefined) response.type('image/svg+xml').send(drawInitials(connector));
    else response.type(icon.type).send(icon.bytes);
  };
}

interface Icon {
  readonly type: string;
  readonly bytes: Buffer;
}

async function findIcon(folder: string): Promise<Icon | undefined> {
  if (folder === '') return undefined;
  for (const place of places) {
    const bytes = await readSmall(join(folder, place));
    const type = bytes === undefined ? undefined : typeOf(bytes, place);
    if (bytes !== undefined && type !== undefined) return { type, bytes };
  }
  return undefined;
}

/** By what it begins with, so that a file that is something else is no broken picture. */
function typeOf(bytes: Buffer, place: string): string | undefined {
  if (bytes.subarray(0, pngSignature.length).equals(pngSignature)) return 'image/png';
  if (bytes.subarray(0, 3).equals(jpegSignature)) return 'image/jpeg';
  if (!place.endsWith('.svg')) return undefined;
  const start = bytes.toString('utf8', 0, 4000);
  return /<svg[\s>]/.test(start) ? 'image/svg+xml' : undefined;
}

/** undefined for what is missing or too large. */
async function readSmall(path: string): Promise<Buffer | undefined> {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      return size > mostBytes ? undefined : await file.readFile();
    } finally {
      await file.close();
    }
  } catch {
    return undefined; // no icon is no mistake: published folders have none
  }
}

/** Two initials in black or white, whichever stands out more, on `iconBrandColor`. */
export function drawInitials({ title, properties }: Pick<Connector, 'title' | 'properties'>): string {
  const given = properties.iconBrandColor;
  const colour = typeof given === 'string' && /^#[0-9a-f]{6}$/i.test(given) ? given : '#4b5563';
  const words = title.match(/[\p{L}\p{N}]+/gu) ?? ['?'];
  const initials = words
    .slice(0, 2)
    .map(([letter = '?']) => letter.toUpperCase())
    .join('');
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" role="img">',
    `<rect width="64" height="64" fill="${colour}"/>`,
    '<text x="32" y="33" text-anchor="middle" dominant-baseline="central" font-family="system-ui, sans-serif"',
    ` font-size="26" font-weight="600" fill="${isLight(colour) ? '#000000' : '#ffffff'}">${initials}</text>`,
    '</svg>',
  ].join('');
}

/** Relative luminance above which black text has the higher contrast: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function isLight(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179;
}
