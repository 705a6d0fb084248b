import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { packageRoot } from '../../../shared/package-root.js';
import { GatewayProblem } from '../gateway-problem.js';

const files: ReadonlyMap<string, readonly [file: string, type: string]> = new Map([
  ['/', ['index.html', 'text/html; charset=utf-8']],
  ['/page.css', ['page.css', 'text/css; charset=utf-8']],
  ['/page.js', ['page.js', 'text/javascript; charset=utf-8']],
]);

/** Nothing from elsewhere, nothing inline, in nobody's frame. */
const securityHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
};

/** Serves the three files of the web page; every other path is a 404. */
export function servePage(): RequestHandler {
  const folder = join(packageRoot(), 'src', 'emulator', 'page');
  return async function servePageFile(
    request: Request,
    response: Response,
    _next: NextFunction,
  ): Promise<void> {
    const found = request.method === 'GET' || request.method === 'HEAD' ? files.get(request.path) : undefined;
    if (found === undefined) {
      throw new GatewayProblem(404, 'NotFound', 'There is nothing at this address. The page is at `/`.');
    }
    const [file, type] = found;
    const content = await readFile(join(folder, file));
    response.set({ ...securityHeaders, 'content-type': type }).send(content);
  };
}
