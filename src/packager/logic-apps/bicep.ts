import { wordOf } from '../../shared/json-value.js';
import type { AzureConnector } from './azure-connector.js';

/** The deployment in Bicep; the long parts are read from the files beside it. */
export function writeBicep(azure: AzureConnector): string {
  return `${[
    `// ${oneLine(wordOf(azure.members['displayName']))}: a Logic Apps custom connector and a connection to it.`,
    ...parameters(azure),
    "var swagger = loadJsonContent('apiDefinition.swagger.json')",
    "var members = loadJsonContent('connector.json')",
    'var isStandard = !empty(logicAppPrincipalId)',
    resources(azure),
    'output connectorId string = connector.id',
    'output connectionId string = connection.id',
    "output connectionRuntimeUrl string = isStandard ? reference(connection.id, '2016-06-01', 'full').properties.connectionRuntimeUrl : ''",
  ].join('\n\n')}\n`;
}

function parameters(azure: AzureConnector): readonly string[] {
  const { name, serviceUrl, parameterSets } = azure;
  return [
    parameter('connectorName', 'Name of the custom connector.', quote(name)),
    parameter('connectionName', 'Name of the connection.', quote(name)),
    parameter('location', 'Region; that of the logic app.', 'resourceGroup().location'),
    parameter('serviceUrl', 'Where the backend answers.', quote(serviceUrl)),
    parameter(
      'logicAppPrincipalId',
      'For Logic Apps Standard: object id of the managed identity that may use the connection.',
      "''",
    ),
    ...(parameterSets.length === 0
      ? []
      : [
          parameter('signIn', 'Which way to sign in.', quote(parameterSets[0] ?? '')),
          `@description('What it asks for, as {name: {value: …}}.')\n@secure()\nparam signInValues object = {}`,
        ]),
    ...azure.parameters.map(
      ({ name: own, isSecret, description }) =>
        `@description(${quote(description)})\n${isSecret ? '@secure()\n' : ''}param ${own} string`,
    ),
  ];
}

function parameter(name: string, description: string, value: string): string {
  return `@description(${quote(description)})\nparam ${name} string = ${value}`;
}

function resources({ parameters: asked, parameterSets }: AzureConnector): string {
  const values = asked
    .map(({ name, connectionName }) => `      ${quote(connectionName)}: ${name}\n`)
    .join('');
  return `resource connector 'Microsoft.Web/customApis@2016-06-01' = {
  name: connectorName
  location: location
  properties: union(members, {
    backendService: {
      serviceUrl: serviceUrl
    }
    swagger: swagger
  })
}

resource connection 'Microsoft.Web/connections@2016-06-01' = {
  name: connectionName
  location: location
  kind: isStandard ? 'V2' : 'V1'
  properties: {
    displayName: members.displayName
    api: {
      id: connector.id
    }
${asked.length > 0 ? `    parameterValues: {\n${values}    }\n` : ''}${
  parameterSets.length > 0
    ? '    parameterValueSet: {\n      name: signIn\n      values: signInValues\n    }\n'
    : ''
}  }
}

resource accessPolicy 'Microsoft.Web/connections/accessPolicies@2016-06-01' = if (isStandard) {
  parent: connection
  name: isStandard ? logicAppPrincipalId : 'none'
  location: location
  properties: {
    principal: {
      type: 'ActiveDirectory'
      identity: {
        tenantId: subscription().tenantId
        objectId: logicAppPrincipalId
      }
    }
  }
}`;
}

/** A Bicep string: backslash, quote, line ends and `\${` are escaped. */
function quote(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('${', '\\${')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');
  return `'${escaped}'`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
