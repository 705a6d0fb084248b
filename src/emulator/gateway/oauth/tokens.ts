import { isJsonObject } from '../../../shared/json-value.js';
import { parseJson } from '../body.js';

/** What a provider gave for one OAuth parameter. All of it is secret. */
export interface OAuthTokens {
  readonly accessToken: string;
  readonly refreshToken?: string;
  /** Milliseconds; left out when the provider named no lifetime. */
  readonly expiresAt?: number;
  /** The other texts of the answer; policies find them as `token:name`. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Reads a token answer, RFC 6749 5.1. A text says what is wrong with it. */
export function readTokens(
  status: number,
  text: string,
  now: number,
  before?: OAuthTokens,
): OAuthTokens | string {
  const answer = parseJson(text)?.value;
  if (!isJsonObject(answer)) return `The provider answered ${status} and no JSON.`;
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: lifetime, ...rest } = answer;
  if (status < 200 || status > 299 || typeof accessToken !== 'string') {
    const { error, error_description: description } = answer;
    const reason = [error, description].filter((part) => typeof part === 'string').join(': ');
    return `The provider answered ${status}${reason === '' ? '' : ` (${reason})`}.`;
  }
  const seconds = Number(lifetime);
  const kept = typeof refreshToken === 'string' ? refreshToken : before?.refreshToken;
  return {
    accessToken,
    ...(kept === undefined ? {} : { refreshToken: kept }),
    ...(Number.isFinite(seconds) && seconds > 0 ? { expiresAt: now + seconds * 1000 } : {}),
    fields: Object.fromEntries(
      Object.entries(rest).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
  };
}
