import type { Connector } from '../../../connector-folder/connector.js';

/** Where an expression of a policy reads a value from. */
export type ValueSource = 'connectionParameters' | 'queryParameters' | 'headers';

/**
 * What a value has to be because a policy makes the backend's address of it: a whole address where the template starts
 * with it, a host name inside one; undefined when no policy does.
 */
export function addressHint(connector: Connector, source: ValueSource, name: string): string | undefined {
  const call = new RegExp(`@\\{?${source}\\(\\s*'${escapePattern(name)}'`, 'i');
  for (const { parameters } of connector.properties.policyTemplateInstances ?? []) {
    for (const [key, template] of Object.entries(parameters)) {
      if (typeof template !== 'string' || !/urlTemplate|subdomain|host/i.test(key)) continue;
      const found = call.exec(template);
      if (found !== null) return found.index === 0 ? 'https://contoso.example' : 'contoso.example';
    }
  }
  return undefined;
}

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
