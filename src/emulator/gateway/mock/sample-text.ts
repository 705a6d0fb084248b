import type { Random } from './random.js';

/** What a text is about: its format, and the words that name it. */
export interface TextHints {
  readonly format: string;
  /** The property's name and its title. */
  readonly words: string;
}

interface Person {
  readonly given: string;
  readonly family: string;
}

type MakeText = (random: Random, person: Person) => string;

/**
 * A text by its format, else by the words of its name and title, else a word or two. Texts with the same `about` are
 * about one person: the mail address has the name that stands beside it.
 */
export function sampleText({ format, words }: TextHints, random: Random, about: Random = random): string {
  const spaced = words.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').replaceAll(/[_.'’-]+/g, ' ');
  const make = formats.get(format.toLowerCase()) ?? hints.find(([pattern]) => pattern.test(spaced))?.[1];
  if (make === undefined) return `${random.pick(adjectives)} ${random.pick(nouns)}`;
  return make(random, { given: about.pick(givenNames), family: about.pick(familyNames) });
}

const adjectives = ['amber', 'calm', 'early', 'northern', 'quiet', 'silver', 'small', 'warm'] as const;
const nouns = ['bridge', 'garden', 'harbor', 'lantern', 'meadow', 'parcel', 'river', 'window'] as const;
const givenNames = ['Amina', 'Bo', 'Chidi', 'Dana', 'Elif', 'Jun', 'Mateo', 'Nora'] as const;
const familyNames = ['Abe', 'Berg', 'Costa', 'Diallo', 'Kaya', 'Novak', 'Okafor', 'Silva'] as const;

type Make = (random: Random) => string;
const hex: Make = (random) => random.integer(0, 15).toString(16);
const times = (count: number, make: Make, random: Random): string =>
  Array.from({ length: count }, () => make(random)).join('');
/** RFC 9562 version 4. */
const uuid: Make = (random) =>
  `${times(8, hex, random)}-${times(4, hex, random)}-4${times(3, hex, random)}-8${times(3, hex, random)}-${times(12, hex, random)}`;
/** Days of one year, so that samples do not change with the calendar. */
const moment = (random: Random): string =>
  new Date(Date.UTC(2026, 0, 1) + random.integer(0, 364 * 24 * 60) * 60_000).toISOString();
const dateTime: Make = (random) => moment(random).replace('.000Z', 'Z');
const date: Make = (random) => moment(random).slice(0, 10);
const time: Make = (random) => `${moment(random).slice(11, 19)}Z`;
const email: MakeText = (_, { given, family }) => `${given}.${family}@customer.example`.toLowerCase();
const url: Make = (random) => `https://www.contoso.example/${random.pick(nouns)}/${random.integer(1, 999)}`;
const phone: Make = (random) => `+1 555 01${random.integer(10, 99)}`;
const sentence: Make = (random) =>
  `The ${random.pick(adjectives)} ${random.pick(nouns)} is by the ${random.pick(nouns)}.`;
const number: Make = (random) => String(random.integer(1, 99_999));

const formats: ReadonlyMap<string, MakeText> = new Map<string, MakeText>([
  ['date-time', dateTime],
  ['date-no-tz', (random) => dateTime(random).replace('Z', '')],
  ['iso-date-time', dateTime],
  ['date', date],
  ['time', time],
  ['iso-time', time],
  ['duration', (random) => `PT${random.integer(1, 90)}M`],
  ['email', email],
  ['hostname', (random) => `${random.pick(nouns)}.contoso.example`],
  ['ipv4', (random) => `192.0.2.${random.integer(1, 254)}`],
  ['ipv6', (random) => `2001:db8::${random.integer(1, 9999)}`],
  ['uri', url],
  ['url', url],
  ['uri-reference', url],
  ['iri', url],
  ['uri-template', url],
  ['uuid', uuid],
  ['guid', uuid],
  ['byte', (random) => Buffer.from(sentence(random)).toString('base64')],
  ['binary', sentence],
  ['password', (random) => `sample-${random.integer(1000, 9999)}`],
  ['phone', phone],
  ['html', (random) => `<p>${sentence(random)}</p>`],
  ['json-pointer', (random) => `/${random.pick(nouns)}`],
  ['relative-json-pointer', (random) => `0/${random.pick(nouns)}`],
  ['regex', () => '^[a-z]+$'],
  ['int32', number],
  ['int64', number],
  ['decimal', number],
  ['float', number],
  ['double', number],
]);

/** The first that fits is taken, so the narrow ones come first. */
const hints: readonly (readonly [RegExp, MakeText])[] = [
  [/\be ?mail\b|\bmail\b/i, email],
  [/\b(?:phone|mobile|fax|tel)\b/i, phone],
  [/\b(?:url|uri|link|href|website|webhook|callback|endpoint|avatar|image|photo|icon)\b/i, url],
  [/\b(?:guid|uuid)\b/i, uuid],
  [/\bip\b/i, (random) => `192.0.2.${random.integer(1, 254)}`],
  [/\b(?:date ?time|timestamp|created|updated|modified|started|ended|expires|at)\b/i, dateTime],
  [/\b(?:date|day|birthday)\b/i, date],
  [/\btime ?zone\b/i, () => 'UTC'],
  [/\btime\b/i, time],
  [/\bfirst ?name\b|\bgiven ?name\b/i, (_, { given }) => given],
  [/\b(?:last|family|sur) ?name\b/i, (_, { family }) => family],
  [/\b(?:file ?name|path|folder|file)\b/i, (random) => `${random.pick(nouns)}-${random.integer(1, 99)}.txt`],
  [
    /\b(?:user|customer|agent|author|owner|contact|person|member|display|full|requeste?o?r|visitor|sender|recipient|employee|client|candidate|guest|patient|signer)(?: ?s)? ?name\b/i,
    (_, { given, family }) => `${given} ${family}`,
  ],
  [/\b(?:company|organi[sz]ation|vendor|supplier)\b/i, (random) => `Contoso ${random.pick(nouns)}`],
  [/\b(?:city|town)\b/i, (random) => random.pick(['Lisbon', 'Nairobi', 'Oslo', 'Porto', 'Sendai'])],
  [/\bcountry ?code\b/i, (random) => random.pick(['JP', 'KE', 'NO', 'PT'])],
  [/\bcountry\b/i, (random) => random.pick(['Japan', 'Kenya', 'Norway', 'Portugal'])],
  [/\b(?:street|address)\b/i, (random) => `${random.integer(1, 99)} ${random.pick(nouns)} street`],
  [/\b(?:zip|postal|postcode)\b/i, (random) => String(random.integer(10_000, 99_999))],
  [/\bcurrency\b/i, (random) => random.pick(['EUR', 'JPY', 'NOK', 'USD'])],
  [/\b(?:language|locale|culture)\b/i, (random) => random.pick(['en-US', 'ja-JP', 'nb-NO', 'pt-PT'])],
  [/\bcolou?r\b/i, (random) => `#${times(6, hex, random)}`],
  [/\b(?:status|state)\b/i, (random) => random.pick(['active', 'closed', 'open', 'pending'])],
  [/\bversion\b/i, (random) => `1.${random.integer(0, 9)}`],
  [/\b(?:description|comment|message|text|body|content|note|summary|subject)\b/i, sentence],
  [/\b(?:id|key|code|number|no|token|sku|identifier)\b/i, (random) => times(8, hex, random)],
  [/\bname\b/i, (random) => `${random.pick(adjectives)} ${random.pick(nouns)}`],
];
