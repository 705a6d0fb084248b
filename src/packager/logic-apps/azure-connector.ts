import { toConnectorName } from '../../connector-folder/create-connector.js';
import { isJsonObject, type JsonObject, toJsonObject, toText } from '../../shared/json-value.js';
import type { Build } from '../build.js';

/** Something that a deployment asks for: a parameter of the template, and of the connection. */
export interface AzureParameter {
  /** Of the template: letters and digits. */
  readonly name: string;
  /** Of the connection, as apiProperties.json has it. */
  readonly connectionName: string;
  readonly isSecret: boolean;
  readonly description: string;
}

/** A connector as a resource of Azure, before it is written in one language or the other. */
export interface AzureConnector {
  readonly name: string;
  readonly serviceUrl: string;
  readonly definition: JsonObject;
  /** The members of the resource that are the same in every deployment. */
  readonly members: JsonObject;
  /** Empty where a person has to sign in. */
  readonly parameters: readonly AzureParameter[];
  /** Names of the ways to sign in, where there are several. */
  readonly parameterSets: readonly string[];
  readonly needsConsent: boolean;
}

/** Microsoft.Web/customApis and the connection to it, from a connector. Pure. */
export function azureConnector({ folder, icon }: Build): AzureConnector {
  const { connector } = folder;
  const { definition, properties } = connector;
  const { connectionParameters = {}, connectionParameterSets, policyTemplateInstances = [] } = properties;
  const sets = connectionParameterSets?.values.map(({ name }) => name) ?? [];
  const listed = Object.entries(connectionParameters);
  const needsConsent = listed.some(([, { type }]) => /^oauthSetting$/i.test(type));
  return {
    // From the title: the name of the folder is a matter of one machine.
    name: toConnectorName(connector.title) || connector.name,
    serviceUrl: `${definition.schemes?.[0] ?? 'https'}://${definition.host ?? ''}${definition.basePath ?? ''}`,
    definition: definition as unknown as JsonObject,
    members: {
      apiType: 'Rest',
      displayName: connector.title || connector.name,
      description: connector.description,
      brandColor: toText(properties.iconBrandColor, '#007ee5'),
      iconUri: `data:image/png;base64,${Buffer.from(icon(64)).toString('base64')}`,
      capabilities: Array.isArray(properties['capabilities']) ? properties['capabilities'] : [],
      connectionParameters,
      ...(connectionParameterSets !== undefined && { connectionParameterSets }),
      ...(policyTemplateInstances.length > 0 && { policyTemplateInstances }),
    },
    parameters: sets.length > 0 || needsConsent ? [] : listed.flatMap(toParameter),
    parameterSets: sets,
    needsConsent,
  };
}

function toParameter([connectionName, parameter]: readonly [string, unknown]): readonly AzureParameter[] {
  const { type, uiDefinition } = toJsonObject(parameter);
  if (!['string', 'securestring'].includes(toText(type).toLowerCase())) return [];
  const ui = isJsonObject(uiDefinition) ? uiDefinition : {};
  const label = toText(ui['displayName'], connectionName);
  const description = toText(ui['description']);
  return [
    {
      name: toParameterName(connectionName),
      connectionName,
      isSecret: toText(type).toLowerCase() === 'securestring',
      description: description === '' ? label : `${label}: ${description}`,
    },
  ];
}

const taken: readonly string[] = [
  'connectorName',
  'connectionName',
  'location',
  'serviceUrl',
  'logicAppPrincipalId',
];

/** `token:customHost` is `tokenCustomHost`; a name that the templates use themselves gets a word more. */
function toParameterName(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const joined = words
    .map((word, index) => (index === 0 ? word : `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`))
    .join('');
  const safe = /^[A-Za-z]/.test(joined) ? joined : `value${joined}`;
  return taken.includes(safe) ? `${safe}Value` : safe;
}
