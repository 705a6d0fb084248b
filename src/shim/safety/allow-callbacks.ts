import { type IsCallbackAllowed, isPlatformCallback } from '../subscriptions/callback-address.js';

/**
 * Lets notifications go to the platform and to the operator's own hosts: `flows.contoso.example` is that host,
 * `.contoso.example` every host below. Over HTTPS, unless `allowHttp`.
 */
export function allowCallbacks(hosts: readonly string[], allowHttp: boolean): IsCallbackAllowed {
  return (url) =>
    isPlatformCallback(url) ||
    ((url.protocol === 'https:' || allowHttp) &&
      hosts.some((host) => (host.startsWith('.') ? url.hostname.endsWith(host) : url.hostname === host)));
}
