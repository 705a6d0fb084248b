import type { Setting } from './setting-table.js';

/** A value of a setting, or what would have been right instead, to end the sentence "it must be …". */
export type ParsedSetting =
  | { readonly value: string | number | boolean | readonly string[] }
  | { readonly wanted: string };

/** Reads the text of one setting. */
export function parseSetting({ type }: Setting, given: string): ParsedSetting {
  const text = given.trim();
  switch (type.kind) {
    case 'text':
      return type.pattern === undefined || type.pattern.test(text)
        ? { value: text }
        : { wanted: type.form ?? 'of another form' };
    case 'path':
    case 'store':
      return text.includes('\0') ? { wanted: 'a path' } : { value: text };
    case 'url':
      return parseUrl(text);
    case 'choice':
      return type.choices.includes(text)
        ? { value: text }
        : { wanted: type.choices.map((choice) => `\`${choice}\``).join(' or ') };
    case 'count': {
      const isInRange = /^\d{1,9}$/.test(text) && Number(text) >= type.min && Number(text) <= type.max;
      return isInRange
        ? { value: Number(text) }
        : { wanted: `a whole number from ${type.min} to ${type.max}` };
    }
    case 'bytes':
      return parseBytes(text, type.max);
    case 'duration':
      return parseDuration(text, type.minMs, type.maxMs);
    case 'flag':
      if (text === 'true' || text === 'false') return { value: text === 'true' };
      return { wanted: '`true` or `false`' };
    case 'list':
      return {
        value: text
          .split(',')
          .map((entry) => entry.trim())
          .filter((entry) => entry !== ''),
      };
  }
}

function parseUrl(text: string): ParsedSetting {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain =
    url !== undefined &&
    /^https?:$/.test(url.protocol) &&
    url.username + url.password + url.search + url.hash === '';
  if (!isPlain) {
    return {
      wanted: 'an https URL without user name, query and fragment, such as `https://shim.contoso.example`',
    };
  }
  return { value: text.replace(/\/+$/, '') };
}

const byteUnits: Readonly<Record<string, number>> = { '': 1, b: 1, kb: 1024, mb: 1024 ** 2 };

function parseBytes(text: string, max: number): ParsedSetting {
  const [, digits, unit] = /^(\d{1,9})\s*([a-z]*)$/i.exec(text) ?? [];
  const value = Number(digits) * (byteUnits[unit?.toLowerCase() ?? ''] ?? Number.NaN);
  return value >= 1 && value <= max
    ? { value }
    : { wanted: `a size up to ${max / 1024 ** 2}mb, such as \`1mb\`` };
}

const milliseconds: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

function parseDuration(text: string, minMs: number, maxMs: number): ParsedSetting {
  const [, digits, unit = ''] = /^(\d{1,9})\s*(ms|s|m|h|d)$/.exec(text) ?? [];
  const value = Number(digits) * (milliseconds[unit] ?? Number.NaN);
  return value >= minMs && value <= maxMs
    ? { value }
    : {
        wanted: `a time from ${formatDuration(minMs)} to ${formatDuration(maxMs)}, with its unit, such as \`90s\``,
      };
}

/** A time with the largest unit that leaves no remainder. */
export function formatDuration(ms: number): string {
  const unit = ['d', 'h', 'm', 's'].find((name) => ms > 0 && ms % (milliseconds[name] ?? 1) === 0) ?? 'ms';
  return `${ms / (milliseconds[unit] ?? 1)}${unit}`;
}
