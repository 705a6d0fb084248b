import { shownOperations } from '../../connector-folder/connector-facts.js';
import type { Build } from '../build.js';
import { credentialsSection, gettingStartedSection, limitationsSection } from './sections.js';

/** readme.md for the public connector repository, with the headings of its template in their order. */
export function writeReadme({ folder: { connector }, settings, names }: Build): string {
  const texts = settings.texts ?? {};
  const questions = texts.questions ?? [];
  return `${[
    `# ${connector.title}`,
    [connector.description, texts.introduction ?? ''].filter((text) => text !== '').join(' '),
    `## Publisher: ${names.publisher}`,
    '## Prerequisites',
    texts.prerequisites ?? '',
    '## Supported Operations',
    ...shownOperations(connector).flatMap(({ id, summary, description }) => [
      `### ${summary || id}`,
      description,
    ]),
    '## Obtaining Credentials',
    credentialsSection(connector, texts),
    '## Getting Started',
    gettingStartedSection(connector, texts),
    '## Known Issues and Limitations',
    limitationsSection(connector, texts),
    ...(questions.length === 0 ? [] : ['## Frequently Asked Questions']),
    ...questions.flatMap(({ ask, answer }) => [`### ${ask}`, answer]),
    '## Deployment Instructions',
    deployment,
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

const deployment = [
  'To use it as a custom connector, take `apiDefinition.swagger.json` and `apiProperties.json` of this folder and run',
  '[paconn](https://learn.microsoft.com/connectors/custom-connectors/paconn-cli): `paconn login`, then',
  '`paconn create --api-def apiDefinition.swagger.json --api-prop apiProperties.json`.',
].join(' ');
