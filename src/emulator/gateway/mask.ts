/** What stands in place of a secret. */
export const masked = '***';

const secretHeaders = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'api-key',
  'x-api-key',
  'ocp-apim-subscription-key',
]);

/** A signature in a callback URL, as it stands or with its `=` percent-encoded or escaped. */
const signature = /(\bsig(?:=|%3D|%253D|\\u003d))[A-Za-z0-9_%+/-]{8,}/gi;

/** Shorter secrets are not searched for in texts: they would blank out half of an answer. */
const shortestSearched = 4;

/** Headers fit to be recorded: credentials and cookies are masked, secrets inside other values too. */
export function maskHeaders(
  headers: Readonly<Record<string, string>>,
  secrets: readonly string[] = [],
  credentialHeader?: string,
): Record<string, string> {
  const hidden = credentialHeader?.toLowerCase();
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const lower = name.toLowerCase();
      return [name, secretHeaders.has(lower) || lower === hidden ? masked : maskText(value, secrets)];
    }),
  );
}

/** A text fit to be recorded: no callback signature and none of `secrets` is left in it. */
export function maskText(text: string, secrets: readonly string[] = []): string {
  let result = text.replace(signature, `$1${masked}`);
  for (const secret of secrets) {
    if (secret.length < shortestSearched) continue;
    for (const spelling of new Set([secret, encodeSafely(secret), JSON.stringify(secret).slice(1, -1)])) {
      result = result.replaceAll(spelling, masked);
    }
  }
  return result;
}

/** The same for every text inside a JSON value. */
export function maskValue(value: unknown, secrets: readonly string[] = []): unknown {
  if (typeof value === 'string') return maskText(value, secrets);
  if (Array.isArray(value)) return value.map((item) => maskValue(item, secrets));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [maskText(key, secrets), maskValue(item, secrets)]),
  );
}

function encodeSafely(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text; // half of a surrogate pair has no percent-encoding
  }
}
