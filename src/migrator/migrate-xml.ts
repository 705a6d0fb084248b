import type { Change } from './json-document.js';
import { powerPlatformName, type Target } from './target.js';

/** The files of a solution that name connectors: `customizations.xml`, `solution.xml`, unpacked connection references. */
export function isSolutionXml(path: string): boolean {
  return /(^|\/)(customizations|solution|[^/]*connectionreferences?[^/]*)\.xml$/i.test(path);
}

/** The logical names of the connection references that are LiveChat's. */
export function referencesIn(text: string): readonly string[] {
  const blocks = text.matchAll(
    /<connectionreference\b[^>]*\bconnectionreferencelogicalname="([^"]+)"[^>]*>([\s\S]*?)<\/connectionreference>/gi,
  );
  return [...blocks].flatMap(([, name, body = '']) =>
    name !== undefined && /<connectorid>[^<]*\bshared_livechat\s*<\/connectorid>/i.test(body) ? [name] : [],
  );
}

/**
 * Repoints the connection references of a solution: the connector, and with a new connection their logical name too.
 * Nothing else in the text changes.
 */
export function migrateXml(
  text: string,
  target: Target,
  references: readonly string[],
): { readonly text: string; readonly changes: readonly Change[] } {
  const changes: Change[] = [];
  const replace = (source: string, pattern: RegExp, place: string, after: string) =>
    source.replace(pattern, (before: string) => {
      if (before !== after) changes.push({ place, before, after });
      return after;
    });
  const connector = /(?<=<connectorid>[^<]*)\bshared_livechat(?=\s*<\/connectorid>)/gi;
  const repointed = connector.test(text)
    ? replace(text, connector, 'connectorid', powerPlatformName(target))
    : text;
  const { connection } = target;
  const [reference] = references;
  if (connection === undefined || reference === undefined) return { text: repointed, changes };
  const named = new RegExp(
    `(?<=(?:connectionreferencelogicalname|schemaName)=")${escapeText(reference)}(?=")`,
    'gi',
  );
  return { text: replace(repointed, named, 'connection reference', connection), changes };
}

function escapeText(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
