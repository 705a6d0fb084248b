import { environmentVariable } from '../../connector-folder/environment-variable.js';
import type { ZipEntry } from '../../shared/zip/write-zip.js';
import type { ConnectorFolder } from '../connector-folder.js';
import { element, toXml } from './xml.js';

/** The environment variables that the documents of a connector mention, each once, sorted. */
export function findEnvironmentVariables({ connector }: ConnectorFolder): readonly string[] {
  const names = new Set<string>();
  const waiting: unknown[] = [connector.properties, connector.definition];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === 'string')
      for (const [, , name = ''] of value.matchAll(environmentVariable)) names.add(name);
    else if (typeof value === 'object' && value !== null) waiting.push(...Object.values(value));
  }
  return [...names].filter((name) => /^\w+$/.test(name)).sort();
}

/** The definition of a text variable, in the folder that an export gives it. */
export function environmentVariableFile(name: string, defaultValue: string | undefined): ZipEntry {
  const text = toXml(
    element('environmentvariabledefinition', { schemaname: name }, [
      ...(defaultValue === undefined ? [] : [element('defaultvalue', defaultValue)]),
      element('displayname', { default: name }, [
        element('label', { description: name, languagecode: '1033' }),
      ]),
      element('introducedversion', '1.0'),
      element('iscustomizable', '1'),
      element('isrequired', '1'),
      element('secretstore', '0'),
      element('type', '100000000'),
    ]),
  );
  return {
    path: `environmentvariabledefinitions/${name}/environmentvariabledefinition.xml`,
    data: Buffer.from(text),
  };
}
