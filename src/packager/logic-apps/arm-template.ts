import { isJsonObject } from '../../shared/json-value.js';
import type { AzureConnector } from './azure-connector.js';

/** The deployment as an ARM template: https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax */
export function writeArmTemplate(azure: AzureConnector): string {
  const template = {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: parameters(azure),
    resources: [connector(azure), connection(azure), accessPolicy],
    outputs: {
      connectorId: { type: 'string', value: `[${connectorId}]` },
      connectionId: { type: 'string', value: `[${connectionId}]` },
      connectionRuntimeUrl: {
        type: 'string',
        condition: `[${isStandard}]`,
        value: `[reference(${connectionId}, '2016-06-01', 'full').properties.connectionRuntimeUrl]`,
      },
    },
  };
  return `${JSON.stringify(template, null, 4)}\n`;
}

const connectorId = "resourceId('Microsoft.Web/customApis', parameters('connectorName'))";
const connectionId = "resourceId('Microsoft.Web/connections', parameters('connectionName'))";
const isStandard = "not(empty(parameters('logicAppPrincipalId')))";

function parameters(azure: AzureConnector): object {
  const { name, serviceUrl, parameterSets } = azure;
  return {
    connectorName: text(name, 'Name of the custom connector.'),
    connectionName: text(name, 'Name of the connection.'),
    location: {
      type: 'string',
      defaultValue: '[resourceGroup().location]',
      metadata: { description: 'Region; that of the logic app.' },
    },
    serviceUrl: text(serviceUrl, 'Where the backend answers.'),
    logicAppPrincipalId: text(
      '',
      'For Logic Apps Standard: object id of the managed identity that may use the connection.',
    ),
    ...(parameterSets.length === 0
      ? {}
      : {
          signIn: {
            ...text(parameterSets[0] ?? '', 'Which way to sign in.'),
            allowedValues: parameterSets.map(escapeText),
          },
          signInValues: {
            type: 'secureObject',
            defaultValue: {},
            metadata: { description: 'What it asks for, as {"name":{"value":"…"}}.' },
          },
        }),
    ...Object.fromEntries(
      azure.parameters.map((parameter) => [
        parameter.name,
        {
          type: parameter.isSecret ? 'secureString' : 'string',
          metadata: { description: escapeText(parameter.description) },
        },
      ]),
    ),
  };
}

function text(defaultValue: string, description: string) {
  return { type: 'string', defaultValue: escapeText(defaultValue), metadata: { description } };
}

function connector({ members, definition }: AzureConnector): object {
  return {
    type: 'Microsoft.Web/customApis',
    apiVersion: '2016-06-01',
    name: "[parameters('connectorName')]",
    location: "[parameters('location')]",
    properties: {
      ...escapeMembers(members),
      backendService: { serviceUrl: "[parameters('serviceUrl')]" },
      swagger: escapeValue(definition),
    },
  };
}

function connection({ members, parameters: asked, parameterSets }: AzureConnector): object {
  const values = Object.fromEntries(
    asked.map(({ name, connectionName }) => [connectionName, `[parameters('${name}')]`]),
  );
  return {
    type: 'Microsoft.Web/connections',
    apiVersion: '2016-06-01',
    name: "[parameters('connectionName')]",
    location: "[parameters('location')]",
    kind: `[if(${isStandard}, 'V2', 'V1')]`,
    dependsOn: [`[${connectorId}]`],
    properties: {
      displayName: escapeValue(members['displayName']),
      api: { id: `[${connectorId}]` },
      ...(asked.length > 0 && { parameterValues: values }),
      ...(parameterSets.length > 0 && {
        parameterValueSet: { name: "[parameters('signIn')]", values: "[parameters('signInValues')]" },
      }),
    },
  };
}

/** Only connections of kind V2 take one: it lets the identity of a Standard logic app call through the connection. */
const accessPolicy = {
  condition: `[${isStandard}]`,
  type: 'Microsoft.Web/connections/accessPolicies',
  apiVersion: '2016-06-01',
  name: "[concat(parameters('connectionName'), '/', if(empty(parameters('logicAppPrincipalId')), 'none', parameters('logicAppPrincipalId')))]",
  location: "[parameters('location')]",
  dependsOn: [`[${connectionId}]`],
  properties: {
    principal: {
      type: 'ActiveDirectory',
      identity: { tenantId: '[subscription().tenantId]', objectId: "[parameters('logicAppPrincipalId')]" },
    },
  },
};

/** Text in brackets is an expression to Azure; a doubled first bracket says that it is not. Keys count too. */
export function escapeValue(value: unknown): unknown {
  if (typeof value === 'string') return escapeText(value);
  if (Array.isArray(value)) return value.map(escapeValue);
  return isJsonObject(value) ? escapeMembers(value) : value;
}

function escapeMembers(object: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(object).map(([key, member]) => [escapeText(key), escapeValue(member)]),
  );
}

function escapeText(value: string): string {
  return value.startsWith('[') && value.endsWith(']') ? `[${value}` : value;
}
