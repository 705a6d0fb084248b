import { createConnector } from '../connector-folder/create-connector.js';
import { isJsonObject, toText } from '../shared/json-value.js';
import { withoutMember } from './apply-settings.js';
import type { ConnectorFolder } from './connector-folder.js';

/** A connector without client secrets, and the places they were taken from. */
export interface WithoutSecrets {
  readonly folder: ConnectorFolder;
  readonly removed: readonly string[];
}

/** Takes every `clientSecret` that has a value out of apiProperties.json: no artefact may carry one. Pure. */
export function removeSecrets(folder: ConnectorFolder): WithoutSecrets {
  const paths = findSecrets(JSON.parse(folder.properties), []);
  if (paths.length === 0) return { folder, removed: [] };
  const properties = paths.reduce((text, path) => withoutMember(text, [...path]), folder.properties);
  const { name, folder: place, definition } = folder.connector;
  const connector = createConnector({ name, folder: place, definition, properties: JSON.parse(properties) });
  return {
    folder: { ...folder, properties, connector },
    removed: paths.map((path) => `/${path.join('/')} of apiProperties.json`),
  };
}

type Path = readonly (string | number)[];

function findSecrets(value: unknown, path: Path): readonly Path[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => findSecrets(item, [...path, index]));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    key === 'clientSecret' && toText(member) !== '' ? [[...path, key]] : findSecrets(member, [...path, key]),
  );
}
