import { shownOperations, signIns } from '../../connector-folder/connector-facts.js';
import { toJsonObject, toText } from '../../shared/json-value.js';
import type { Build } from '../build.js';

/** What to do in the wizard of the portal, step by step, with the values of this connector. */
export function writeChecklist({ folder, names }: Build): string {
  const { connector } = folder;
  const { definition } = connector;
  const scheme = definition.schemes?.[0] ?? 'https';
  return `${[
    `# ${connector.title}: the wizard, step by step`,
    'Open **Custom connectors** in Power Automate or Power Apps, then **New custom connector**, **Import an OpenAPI file**. You need a premium licence to use what you make here.',
    '## 1. General',
    list([
      `Connector name: \`${connector.title}\`. Import \`apiDefinition.swagger.json\`.`,
      'Icon: upload `icon.png`.',
      `Icon background color: \`${toText(connector.properties.iconBrandColor, '#007ee5')}\`.`,
      `Scheme ${scheme.toUpperCase()}, host \`${definition.host ?? ''}\`, base URL \`${definition.basePath ?? '/'}\`: as imported.`,
    ]),
    '## 2. Security',
    security(folder.connector),
    '## 3. Definition',
    'Nothing is to be typed. These are there after the import:',
    list(
      shownOperations(connector).map(
        ({ id, kind, summary }) => `${kind === 'action' ? 'Action' : 'Trigger'} \`${id}\`: ${summary || id}`,
      ),
    ),
    ...policies(connector.properties.policyTemplateInstances ?? []),
    ...code(folder),
    '## 4. Create and test',
    list([
      '**Create connector**. Warnings of the editor name what it would like better; errors name what it refuses.',
      '**Test**, **New connection**, and sign in.',
      'Call one action. For a trigger, make a flow with it, save it, and cause the event.',
    ]),
    '## What the wizard cannot do',
    list([
      ...(Buffer.byteLength(folder.definition) > 1_000_000
        ? ['The file is larger than the 1 MB that the wizard takes. Use `--for paconn` or `--for solution`.']
        : []),
      ...(connector.properties.connectionParameterSets === undefined
        ? []
        : ['Several ways to sign in cannot be entered. Use `--for paconn` or `--for solution`.']),
      'It does not read `apiProperties.json`; the file is here to look values up in, and for the tools.',
      `A connector made by hand is in no solution of ${names.publisher}. Use \`--for solution\` to move it between environments.`,
    ]),
  ].join('\n\n')}\n`;
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- [ ] ${line}`).join('\n');
}

function security(connector: Build['folder']['connector']): string {
  const schemes = Object.values(toJsonObject(connector.definition.securityDefinitions)).map(toJsonObject);
  const asked = signIns(connector).flatMap(({ credentials }) => credentials);
  const labels = asked.map(({ title }) => `Parameter label: \`${title}\`.`);
  const [scheme] = schemes;
  if (scheme === undefined) return list(['Authentication type: **No authentication**.']);
  if (scheme['type'] === 'basic') return list(['Authentication type: **Basic authentication**.', ...labels]);
  if (scheme['type'] === 'apiKey') {
    const place = scheme['in'] === 'query' ? 'Query' : 'Header';
    return list([
      'Authentication type: **API Key**.',
      ...labels,
      `Parameter name: \`${toText(scheme['name'])}\`. Parameter location: **${place}**.`,
    ]);
  }
  return list([
    'Authentication type: **OAuth 2.0**.',
    'Client id and client secret: those of the app that you register with the service.',
    `Authorization URL: \`${toText(scheme['authorizationUrl'])}\`. Token URL: \`${toText(scheme['tokenUrl'])}\`.`,
    `Scope: \`${Object.keys(toJsonObject(scheme['scopes'])).join(' ')}\`.`,
    'After saving, copy the redirect URL that is shown and allow it in the app of the service.',
  ]);
}

function policies(
  instances: NonNullable<Build['folder']['connector']['properties']['policyTemplateInstances']>,
) {
  if (instances.length === 0) return [];
  const lines = instances.flatMap(({ templateId, title, parameters }) => [
    `New policy \`${title ?? templateId}\`, template \`${templateId}\`:`,
    ...Object.entries(parameters).map(
      ([name, value]) =>
        `    - \`${name.replace(/^x-ms-apimTemplate(Parameter\.|-)/, '')}\`: \`${JSON.stringify(value)}\``,
    ),
  ]);
  const text = lines.map((line) => (line.startsWith(' ') ? line : `- [ ] ${line}`)).join('\n');
  return ['### Policies', 'The import does not bring policies. Add them in this order:', text];
}

function code({ script, connector }: Build['folder']): readonly string[] {
  if (script === undefined) return [];
  const operations = connector.properties.scriptOperations ?? [];
  const where = operations.length === 0 ? 'all operations' : operations.map((id) => `\`${id}\``).join(', ');
  return ['### Code', list(['Turn **Code** on and upload `script.csx`.', `Operations: ${where}.`])];
}
