import { toJsonObject, toText } from '../shared/json-value.js';
import { readMetadata } from './apply-settings.js';
import type { ConnectorFolder } from './connector-folder.js';

/** A value that stands where a real one belongs. */
export interface Placeholder {
  /** Place in the document, for the finding. */
  readonly document: 'definition' | 'properties';
  readonly pointer: string;
  readonly found: string;
  /** The setting to fill in, and what with. */
  readonly setting: string;
  readonly wanted: string;
}

/** Names kept for examples and local use: RFC 2606, RFC 6761. */
const reservedHost =
  /(^|\.)(example|test|invalid|localhost|local|example\.(com|net|org|edu))$|^(\d{1,3}\.){3}\d{1,3}$/i;

/** Example names of this project, of Microsoft's pages, and of templates. */
const exampleName =
  /^(livechat connector maintainers|contoso|fabrikam|northwind|adventure works|acme)\b|^(your|my|insert|enter)\b|publisher'?s? name|stack ?owner|placeholder|<[^>]*>|\{\{?[^}]*\}\}?|replace[_ -]?me/i;

/** Every place where a connector still carries an example instead of a fact. Pure. */
export function findPlaceholders({ connector }: ConnectorFolder): readonly Placeholder[] {
  const definition = toJsonObject(connector.definition);
  const contact = toJsonObject(toJsonObject(definition['info'])['contact']);
  const metadata = readMetadata(definition);
  const fact = (name: string) =>
    toText(metadata.find((entry) => entry['propertyName'] === name)?.['propertyValue']);
  const place = (name: string) =>
    `/x-ms-connector-metadata/${metadata.findIndex((entry) => entry['propertyName'] === name)}/propertyValue`;
  const candidates: readonly (Placeholder | undefined)[] = [
    host(toText(definition['host'])),
    name(
      'definition',
      '/info/contact/name',
      toText(contact['name']),
      'contact.name',
      'who supports the connector',
    ),
    address('/info/contact/url', toText(contact['url']), 'contact.url', 'the page where help is found'),
    address('/info/contact/email', toText(contact['email']), 'contact.email', 'the support address'),
    address(place('Website'), fact('Website'), 'website', "the service's own site"),
    address(
      place('Privacy policy'),
      fact('Privacy policy'),
      'privacyPolicy',
      'the page of the privacy policy',
    ),
    name(
      'properties',
      '/properties/publisher',
      connector.properties.publisher ?? '',
      'publisher',
      'your company',
    ),
    name(
      'properties',
      '/properties/stackOwner',
      toText(connector.properties['stackOwner']),
      'stackOwner',
      'the owner of the service',
    ),
  ];
  return candidates.filter((candidate) => candidate !== undefined);
}

function host(found: string): Placeholder | undefined {
  if (found === '' || !isReserved(found)) return undefined;
  return {
    document: 'definition',
    pointer: '/host',
    found,
    setting: 'host',
    wanted: 'the host where your service answers the platform',
  };
}

function address(pointer: string, found: string, setting: string, wanted: string): Placeholder | undefined {
  const at = found.includes('@') ? found.slice(found.lastIndexOf('@') + 1) : hostOf(found);
  if (at === '' || !(isReserved(at) || /^(www\.)?(contoso|fabrikam)\.com$/i.test(at))) return undefined;
  return { document: 'definition', pointer, found, setting, wanted };
}

function name(
  document: Placeholder['document'],
  pointer: string,
  found: string,
  setting: string,
  wanted: string,
): Placeholder | undefined {
  return found !== '' && exampleName.test(found.trim())
    ? { document, pointer, found, setting, wanted }
    : undefined;
}

function isReserved(hostName: string): boolean {
  return reservedHost.test(hostName.replace(/:\d+$/, '').replace(/\.$/, ''));
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
