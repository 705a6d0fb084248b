import { createHash } from 'node:crypto';
import type { ConnectorFolder } from './connector-folder.js';
import type { PackageSettings } from './settings/settings.js';

/** What the parts of a solution are called. The same settings and title give the same names. */
export interface Names {
  /** Of the solution publisher, before all other names. */
  readonly prefix: string;
  readonly publisher: string;
  /** Logical name of the connector, `contoso_live-20chat`. */
  readonly connector: string;
  /** Name of the API in flows, `shared_contoso-5flive-20chat`; an import puts the environment's own in its place. */
  readonly api: string;
  readonly connectionReference: string;
  /** Unique name of the solution with the connector alone. */
  readonly solution: string;
  /** Unique name of the solution with the sample flows. */
  readonly flowSolution: string;
  readonly version: string;
}

/** The names of a connector's parts: from the settings, else made from its title and publisher. */
export function toNames({ connector }: ConnectorFolder, settings: PackageSettings): Names {
  const publisher = settings.publisher ?? (connector.properties.publisher || connector.title || 'Publisher');
  const prefix = settings.prefix ?? toPrefix(publisher);
  const name = `${prefix}_${encodeName(connector.title || connector.name)}`;
  const solution =
    settings.solution?.name ?? (toIdentifier(connector.title || connector.name) || 'Connector');
  return {
    prefix,
    publisher,
    connector: name,
    api: `shared_${name.replace('_', '-5f')}`,
    connectionReference: `${prefix}_shared${toIdentifier(connector.title || connector.name).toLowerCase()}`,
    solution,
    flowSolution: `${solution}Flows`,
    version: settings.solution?.version ?? '1.0.0.0',
  };
}

/** A GUID made from what it stands for: the same in every build, so that an import updates what was imported before. */
export function toGuid(...parts: readonly string[]): string {
  const hash = createHash('sha256').update(parts.join('\n')).digest('hex');
  // The version and variant digits of a name-based UUID, RFC 9562 section 5.8.
  const variant = ((Number.parseInt(hash.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}

/** Small letters and digits stay; every other character becomes `-` and the two digits of its byte. */
export function encodeName(text: string): string {
  const bytes = Buffer.from(text.toLowerCase().slice(0, 60), 'utf8');
  return [...bytes]
    .map((byte) =>
      /[a-z0-9]/.test(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `-${byte.toString(16).padStart(2, '0')}`,
    )
    .join('');
}

/** Words as one name: `Parcel tracker (EU)` is `ParcelTrackerEU`. */
export function toIdentifier(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}+/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)
    .join('')
    .replace(/^\d+/, '')
    .slice(0, 60);
}

function toPrefix(publisher: string): string {
  const letters = toIdentifier(publisher).toLowerCase().slice(0, 8);
  return letters.length < 2 || letters.startsWith('mscrm') ? 'new' : letters;
}
