import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { packageRoot } from '../../../shared/package-root.js';
import { GatewayProblem } from '../gateway-problem.js';

/** The page's own modules, and the styles; no dot in a path but the one of its ending. */
const modulePath = /^\/page\/((?:[a-z0-9-]+\/)*[a-z0-9-]+\.js)$/;
const stylePath = /^\/page\/((?:[a-z0-9-]+\/)*[a-z0-9-]+\.css)$/;

/** What the import map of the page names. */
const libraries: ReadonlyMap<string, string> = new Map([
  ['/page/lib/preact.js', 'preact'],
  ['/page/lib/hooks.js', 'preact/hooks'],
  ['/page/lib/jsx-runtime.js', 'preact/jsx-runtime'],
]);

/** Nothing from elsewhere, nothing inline but the import map, in nobody's frame. */
const contentSecurity = (scriptHash: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' '${scriptHash}'`,
    ...["style-src 'self'", "connect-src 'self'", "img-src 'self' data:"],
    ...["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
  ].join('; ');

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
};

/** Serves the web page at `/` and its files below `/page`; every other path is a 404. */
export function servePage(): RequestHandler {
  const sources = join(packageRoot(), 'src', 'emulator', 'page');
  const compiled = join(packageRoot(), 'dist', 'src', 'emulator', 'page');
  return async function servePageFile(
    request: Request,
    response: Response,
    _next: NextFunction,
  ): Promise<void> {
    const { path, method } = request;
    response.set(securityHeaders);
    if (method !== 'GET' && method !== 'HEAD') throw nothingHere();
    if (path === '/') {
      const html = await readFile(join(sources, 'index.html'), 'utf8');
      response
        .set('content-security-policy', contentSecurity(hashOfImportMap(html)))
        .type('html')
        .send(html);
      return;
    }
    const library = libraries.get(path);
    const file =
      library === undefined ? findFile(path, sources, compiled) : fileURLToPath(import.meta.resolve(library));
    if (file === undefined) throw nothingHere();
    response.type(path.endsWith('.css') ? 'css' : 'js').send(await readPageFile(file));
  };
}

function findFile(path: string, sources: string, compiled: string): string | undefined {
  const [, script] = modulePath.exec(path) ?? [];
  if (script !== undefined) return join(compiled, script);
  const [, style] = stylePath.exec(path) ?? [];
  return style === undefined ? undefined : join(sources, style);
}

async function readPageFile(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? nothingHere() : error;
  }
}

/** The one inline script is allowed by its hash: https://www.w3.org/TR/CSP3/#match-element-to-source-list */
function hashOfImportMap(html: string): string {
  const [, script = ''] = /<script type="importmap">([\s\S]*?)<\/script>/.exec(html) ?? [];
  return `sha256-${createHash('sha256').update(script).digest('base64')}`;
}

const nothingHere = (): GatewayProblem =>
  new GatewayProblem(404, 'NotFound', 'There is nothing at this address. The page is at `/`.');
