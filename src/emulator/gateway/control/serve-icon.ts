import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Request, RequestHandler, Response } from 'express';
import type { Connector } from '../../../connector-folder/connector.js';
import { unknownConnector } from '../connections.js';

/** The largest icon that is served; the platform takes up to 1 MB. */
const mostBytes = 1024 * 1024;
const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Answers with the `icon.png` of a connector's folder, else with its initials on the brand colour. */
export function serveIcon(connectors: ReadonlyMap<string, Connector>): RequestHandler {
  return async function serveConnectorIcon(request: Request, response: Response): Promise<void> {
    const name = String(request.params['connector']);
    const connector = connectors.get(name);
    if (connector === undefined) throw unknownConnector(name, [...connectors.keys()]);
    const png = await readIcon(connector.folder);
    response.set({
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; style-src 'none'",
    });
    if (png === undefined) response.type('image/svg+xml').send(drawInitials(connector));
    else response.type('image/png').send(png);
  };
}

/** undefined for what is missing, too large or no PNG. */
async function readIcon(folder: string): Promise<Buffer | undefined> {
  if (folder === '') return undefined;
  try {
    const file = await open(join(folder, 'icon.png'));
    try {
      const { size } = await file.stat();
      if (size > mostBytes) return undefined;
      const bytes = await file.readFile();
      return bytes.subarray(0, pngSignature.length).equals(pngSignature) ? bytes : undefined;
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
