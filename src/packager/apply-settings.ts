import { applyEdits, type JSONPath, modify } from 'jsonc-parser';
import { createConnector } from '../connector-folder/create-connector.js';
import { isJsonObject, type JsonObject, toJsonObject } from '../shared/json-value.js';
import type { ConnectorFolder } from './connector-folder.js';
import type { PackageSettings } from './settings/settings.js';

/**
 * The connector with the settings in its documents. Where a value changes, every other byte stays as it is in the
 * folder; where a member is new, what surrounds it is indented anew. Pure.
 */
export function applySettings(folder: ConnectorFolder, settings: PackageSettings): ConnectorFolder {
  const definition = set(folder.definition, [
    [['info', 'title'], settings.title],
    [['info', 'description'], settings.description],
    [['info', 'contact', 'name'], settings.contact?.name],
    [['info', 'contact', 'url'], settings.contact?.url],
    [['info', 'contact', 'email'], settings.contact?.email],
    [['host'], settings.host],
    [['basePath'], settings.basePath],
    [['schemes'], settings.scheme && [settings.scheme]],
    [['x-ms-connector-metadata'], metadata(folder, settings)],
  ]);
  const properties = set(folder.properties, [
    [['properties', 'iconBrandColor'], settings.brandColor],
    [['properties', 'publisher'], settings.publisher],
    [['properties', 'stackOwner'], settings.stackOwner],
  ]);
  if (definition === folder.definition && properties === folder.properties) return folder;
  const connector = createConnector({
    name: folder.connector.name,
    folder: folder.connector.folder,
    definition: JSON.parse(definition),
    properties: JSON.parse(properties),
  });
  return { ...folder, connector, definition, properties };
}

/** A JSON text without the member at a path, every other byte as it was. */
export function withoutMember(text: string, path: JSONPath): string {
  return applyEdits(text, modify(text, path, undefined, format(text)));
}

type Change = readonly [path: JSONPath, value: unknown];

function set(text: string, changes: readonly Change[]): string {
  let changed = text;
  for (const [path, value] of changes) {
    if (value === undefined || isEqual(valueAt(JSON.parse(changed), path), value)) continue;
    changed = applyEdits(changed, modify(changed, path, value, format(changed)));
  }
  return changed;
}

function valueAt(document: unknown, path: JSONPath): unknown {
  return path.reduce<unknown>((value, segment) => toJsonObject(value)[String(segment)], document);
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** New lines are indented and ended as the others are. */
function format(text: string) {
  return {
    formattingOptions: {
      tabSize: /\n( +)"/.exec(text)?.[1]?.length ?? 4,
      insertSpaces: !/\n\t/.test(text),
      eol: text.includes('\r\n') ? '\r\n' : '\n',
    },
  };
}

/** The whole list with the given entries set, or undefined when none is given. */
function metadata({ connector }: ConnectorFolder, settings: PackageSettings): readonly unknown[] | undefined {
  const { website, privacyPolicy, categories } = settings;
  const given = Object.entries({ Website: website, 'Privacy policy': privacyPolicy, Categories: categories });
  const wanted = given.filter((entry): entry is [string, string] => entry[1] !== undefined);
  if (wanted.length === 0) return undefined;
  const list = [...readMetadata(connector.definition as unknown as JsonObject)];
  for (const [propertyName, propertyValue] of wanted) {
    const index = list.findIndex((entry) => entry['propertyName'] === propertyName);
    if (index < 0) list.push({ propertyName, propertyValue });
    else list[index] = { ...list[index], propertyValue };
  }
  return list;
}

/** The entries of `x-ms-connector-metadata` that are objects. */
export function readMetadata(definition: JsonObject): readonly JsonObject[] {
  const list = definition['x-ms-connector-metadata'];
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}
