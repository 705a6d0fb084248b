import type { Connector } from '../../connector-folder/connector.js';
import { throttlingLimits } from '../../connector-folder/connector-facts.js';
import { toJsonObject, toText } from '../../shared/json-value.js';
import type { Build } from '../build.js';
import type { Answered, Texts } from '../settings/settings.js';
import { contactLine, credentialsSection, gettingStartedSection, limitationsSection } from './sections.js';

/**
 * intro.md for the public reference page: the headings that the platform asks for, in their order. It has no list of
 * actions and triggers, since the page makes its own.
 */
export function writeIntro({ folder: { connector }, settings }: Build): string {
  const texts = settings.texts ?? {};
  return `${[
    texts.introduction ?? '',
    '## Prerequisites',
    texts.prerequisites ?? '',
    '## How to get credentials',
    credentialsSection(connector, texts),
    '## Get started with your connector',
    gettingStartedSection(connector, texts),
    '## Known issues and limitations',
    limitationsSection(connector, texts),
    '## Common errors and remedies',
    errors(connector, texts)
      .map(({ ask, answer }) => `- **${ask}**: ${answer}`)
      .join('\n'),
    '## FAQ',
    ...questions(connector, texts).flatMap(({ ask, answer }) => [`**${ask}**`, answer]),
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

/** Those of the settings, else the failures that the definition describes, else what any connection can meet. */
function errors(connector: Connector, texts: Texts): readonly Answered[] {
  if (texts.errors !== undefined && texts.errors.length > 0) return texts.errors;
  const described = new Map<string, string>();
  for (const { source } of connector.operations) {
    for (const [status, response] of Object.entries(toJsonObject(source.responses))) {
      const description = toText(toJsonObject(response)['description']).trim();
      if (/^[45]\d\d$/.test(status) && description !== '') described.set(status, description);
    }
  }
  const found = [...described].sort().map(([status, description]) => ({ ask: status, answer: description }));
  return found.length > 0 ? found : usualErrors;
}

const usualErrors: readonly Answered[] = [
  { ask: '401 Unauthorized', answer: 'Check the credentials of the connection and sign in again.' },
  { ask: '429 Too Many Requests', answer: 'The limit of calls is reached. Wait, or let the flow retry.' },
];

function questions(connector: Connector, texts: Texts): readonly Answered[] {
  const calls = throttlingLimits(connector).map(
    (limit) => `${limit.calls} calls in ${limit.seconds} seconds`,
  );
  const help = contactLine(connector);
  return [
    ...(texts.questions ?? []),
    { ask: 'How many calls may a connection make?', answer: `${calls.join(', ')}.` },
    ...(help === '' ? [] : [{ ask: 'Where do I find help?', answer: `${help}.` }]),
  ];
}
