import { remember } from '../../shared/remember.js';

/** Where a callback URL leads. */
export interface CallbackTarget {
  readonly origin: string;
  /** Path and query byte for byte: the signature covers them. */
  readonly path: string;
}

/**
 * Takes a callback URL apart. `URL` gives the origin only: it would rewrite a path such as `/a/../b`. Throws for
 * what is no URL. A flow's callback is asked for with each event, so the latest are remembered.
 */
export const callbackTarget: (url: string) => CallbackTarget = remember((url) => {
  const { origin } = new URL(url);
  const rest = url.replace(/^https?:\/\/[^/?#]+/i, '').replace(/#.*$/s, '');
  return { origin, path: rest.startsWith('/') ? rest : `/${rest}` };
});

/** The host of a callback, the only part of it that may be logged. */
export function callbackHost(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'unknown';
}
