import type { Connector } from '../../connector-folder/connector.js';
import { signIns, throttlingLimits } from '../../connector-folder/connector-facts.js';
import { toJsonObject, toText } from '../../shared/json-value.js';
import type { Texts } from '../settings/settings.js';

/** How to sign in: the words of the settings, then what each way asks for. */
export function credentialsSection(connector: Connector, { credentials }: Texts): string {
  const ways = signIns(connector);
  if (ways.length === 0) return credentials ?? 'None are needed: a connection asks for nothing.';
  const lists = ways.map(({ title, credentials: asked }) => {
    const lines = asked.map(({ title: name, description, tooltip }) => {
      const words = [description, tooltip].filter(
        (text, index, all) => text !== '' && all.indexOf(text) === index,
      );
      return `- **${name}**${sentence(words.join(' '))}`;
    });
    const head = title === '' ? 'A connection asks for:' : `${title} asks for:`;
    return lines.length === 0
      ? `${title || 'Signing in'}: nothing is asked for.`
      : `${head}\n\n${lines.join('\n')}`;
  });
  return [...(credentials === undefined ? [] : [credentials]), ...lists].join('\n\n');
}

/** What is known not to work, and the limits of the definition. */
export function limitationsSection(connector: Connector, { limitations = [] }: Texts): string {
  const limits = throttlingLimits(connector).map(
    ({ name, calls, seconds }) => `${name}: ${calls} in ${seconds} seconds.`,
  );
  return [...limitations, ...limits].map((line) => `- ${line}`).join('\n');
}

/** First steps, in the words of the settings or made of what a connection asks for. */
export function gettingStartedSection(connector: Connector, { gettingStarted }: Texts): string {
  if (gettingStarted !== undefined) return gettingStarted;
  const asked = signIns(connector)[0]?.credentials.map(({ title }) => title) ?? [];
  const fill = asked.length === 0 ? 'Create it; nothing is asked for.' : `Fill in ${asked.join(', ')}.`;
  return [
    `1. Add an action or a trigger of ${connector.title} to a flow.`,
    `2. When a connection is asked for, create one. ${fill}`,
    '3. Fill in the inputs, save the flow, and run it.',
  ].join('\n');
}

/** Where help is found, from `info.contact`. */
export function contactLine({ definition }: Connector): string {
  const contact = toJsonObject(toJsonObject(definition.info)['contact']);
  return ['name', 'url', 'email']
    .map((member) => toText(contact[member]))
    .filter((text) => text !== '')
    .join(', ');
}

function sentence(description: string): string {
  return description === '' ? '' : `: ${description}`;
}
