import { invalidInput } from '../http-problem.js';

/** Decides whether notifications may be sent to a host; `url` is absolute and http or https. */
export type IsCallbackAllowed = (url: URL) => boolean;

/**
 * Hosts of the platform's callback URLs: Logic Apps and older flows, flows of today, Logic Apps Standard; the
 * public cloud and the sovereign ones.
 */
const platformSuffixes = [
  '.logic.azure.com',
  '.logic.azure.us',
  '.logic.azure.cn',
  '.environment.api.powerplatform.com',
  '.environment.api.powerplatform.us',
  '.environment.api.powerplatform.cn',
  '.azurewebsites.net',
  '.azurewebsites.us',
  '.chinacloudsites.cn',
] as const;

/** Lets only the platform's own hosts be called, over HTTPS. */
export const isPlatformCallback: IsCallbackAllowed = (url) =>
  url.protocol === 'https:' && platformSuffixes.some((suffix) => url.hostname.endsWith(suffix));

/** The longest URL the platform has. */
const maxLength = 16_384;

/**
 * Checks a callback URL and gives back where it points. The URL itself is used exactly as it came: its signature
 * holds for these bytes and no others. Messages never quote it, because it is a secret.
 */
export function checkCallbackUrl(callbackUrl: string, isAllowed: IsCallbackAllowed): URL {
  const isPlain =
    callbackUrl.length <= maxLength && /^[\x21-\x7e]+$/.test(callbackUrl) && URL.canParse(callbackUrl);
  const url = isPlain ? new URL(callbackUrl) : undefined;
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw invalidInput(
      '`url` is not an absolute http or https URL of printable characters. The platform fills it in.',
    );
  }
  if (url.username !== '' || url.password !== '' || url.hash !== '') {
    throw invalidInput('`url` holds a user name, a password or a fragment; a callback URL has none of them.');
  }
  if (!isAllowed(url)) {
    throw invalidInput(
      `\`url\` points to \`${url.hostname}\`, which is not a host of the platform. The shim's operator can allow more hosts.`,
    );
  }
  return url;
}

/**
 * What makes two callback URLs the same trigger: each saved edit of a flow gives a new version and signature, the
 * rest stays. A URL of another form is only the same as itself.
 */
export function callbackIdentity(callbackUrl: string): string {
  const [address = '', query = ''] = splitOnce(callbackUrl, '?');
  const withoutVersion = address.replace(/\/versions\/\d+(?=\/run$)/, '');
  return withoutVersion === address ? `${address}?${query}` : withoutVersion;
}

function splitOnce(text: string, mark: string): readonly [string, string] {
  const place = text.indexOf(mark);
  return place === -1 ? [text, ''] : [text.slice(0, place), text.slice(place + 1)];
}
