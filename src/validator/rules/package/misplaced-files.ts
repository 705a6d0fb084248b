import { decodeText } from '../../../shared/decode-text.js';
import { isJsonObject } from '../../../shared/json-value.js';
import type { ConnectorNode, DocumentNode } from '../../model/nodes.js';
import { textsIn } from '../../model/texts-in.js';
import { certification, defineRule, everywhere, quote } from '../../rule.js';
import { sources } from '../../sources.js';
import { isShownValue } from '../strings/production-values.js';
import { findFormOfSecret, hasFormOfSecret } from '../strings/secret-text.js';

/** What a connector folder holds, and the settings of the tools around it. */
const belongs =
  /^(?:apiDefinition\.swagger\.json|apiProperties\.json|script\.csx|readme\.md|intro\.md|icon\.png|customProperties\.json|validator\.yaml|license(?:\.\w+)?|changelog\.md|\.git\w+)$/i;

const secretFile = /(?:^|\/)(?:\.env(?:\.\w+)?|[^/]+\.(?:pem|pfx|p12|key|publishsettings))$/i;

/** Names as the repository of published connectors wants them, by what a file turned out to be. */
export const fileNames = defineRule({
  id: 'file-names',
  code: 'REV-10',
  summary: 'The files are called `apiDefinition.swagger.json`, `apiProperties.json` and `script.csx`.',
  severity: certification('warning'),
  certainty: 'B',
  source: sources.repository,
  note: 'The branch of the pull request and the licence agreement are known to GitHub only.',
  example: { at: '', in: 'connector-script.csx', bad: '// a script', good: undefined },
  on: {
    connector({ files, isFolder, definitionFile, propertiesFile, script }, report) {
      if (!isFolder) return;
      const names = [
        [definitionFile, 'apiDefinition.swagger.json'],
        [propertiesFile, 'apiProperties.json'],
        [script?.file ?? 'script.csx', 'script.csx'],
      ] as const;
      for (const [name, wanted] of names) {
        if (name === wanted || !files.some((file) => file.name === name)) continue;
        report(`The file is called ${quote(name)}; call it \`${wanted}\`.`, { file: name });
      }
    },
  },
});

export const otherConnector = defineRule({
  id: 'other-connector',
  code: 'REV-07',
  summary: 'The folder holds one connector and nothing of others.',
  severity: certification('error'),
  certainty: 'A',
  source: sources.repository,
  note: 'That the pull request touches one folder only, GitHub shows.',
  example: {
    at: '',
    in: 'petstore.swagger.json',
    bad: '{ "swagger": "2.0", "paths": {} }',
    good: undefined,
  },
  on: {
    connector({ documents, files, isFolder }, report) {
      if (!isFolder || isProject(files)) return;
      for (const document of documents) {
        const kind = document.role === 'other' ? kindOf(document) : undefined;
        if (kind === undefined) continue;
        report(`This is a second ${kind}; a folder holds one connector, so give it its own.`, {
          file: document.file,
        });
      }
      for (const { name } of files) {
        if (!/\/(?:apiDefinition\.swagger|apiProperties)\.json$/i.test(name)) continue;
        report(`This is a file of another connector, ${quote(name)}; give it its own folder.`, {
          file: name,
        });
      }
    },
  },
});

function kindOf({ value }: DocumentNode): 'definition' | 'properties file' | undefined {
  if (!isJsonObject(value)) return undefined;
  if (Object.hasOwn(value, 'swagger') && Object.hasOwn(value, 'paths')) return 'definition';
  const { properties } = value;
  return isJsonObject(properties) && Object.hasOwn(properties, 'iconBrandColor')
    ? 'properties file'
    : undefined;
}

export const misplacedFile = defineRule({
  id: 'misplaced-file',
  code: 'POL-5000.1.1.11',
  summary: 'The folder holds only what belongs to a connector, and no folders.',
  severity: certification('warning'),
  certainty: 'E',
  source: sources.policyErrors,
  note: 'Beside a `package.json` or an archive the folder is that of a project or a package and is not looked at.',
  example: { at: '', in: 'notes/todo.txt', bad: 'Ask for the logo.', good: undefined },
  on: {
    connector({ documents, files, isFolder, definitionFile, propertiesFile, script }, report) {
      if (!isFolder || isProject(files)) return;
      const known = new Set([definitionFile, propertiesFile, script?.file]);
      const told = new Set(documents.filter((document) => kindOf(document)).map(({ file }) => file));
      const folders = new Set<string>();
      for (const { name } of files) {
        const [folder = '', inside] = name.split('/', 2);
        if (inside === undefined) {
          const isOthers = /^(?:settings\.json|icon\.\w+)$|\.csx$/i.test(name) || secretFile.test(name);
          if (known.has(name) || told.has(name) || belongs.test(name) || isOthers) continue;
          report(`The file ${quote(name)} is no part of a connector; take it out before you submit.`, {
            file: name,
          });
        } else if (!folder.startsWith('.') && !folders.has(folder)) {
          folders.add(folder);
          report(`The folder ${quote(folder)} is no part of a connector; take it out before you submit.`, {
            file: name,
          });
        }
      }
    },
  },
});

export const committedSettings = defineRule({
  id: 'committed-settings',
  code: 'REV-12',
  summary: 'No `settings.json` of `paconn` and no file with secrets is submitted.',
  severity: certification('error'),
  certainty: 'C',
  source: sources.commandLine,
  note: 'It names the environment and the id of the connector of the one who worked with it.',
  example: {
    at: '',
    in: 'settings.json',
    bad: '{ "connectorId": "shared_contoso-20lists", "environment": "Default-1" }',
    good: undefined,
  },
  on: {
    connector({ files, isFolder }, report) {
      if (!isFolder || isProject(files)) return;
      for (const { name } of files) {
        if (name.toLowerCase() === 'settings.json') {
          report(
            'The folder has a `settings.json`, which is for your machine only; take it out before you submit.',
            {
              file: name,
            },
          );
        } else if (secretFile.test(name)) {
          report(
            `A file like ${quote(name)} holds secrets; take it out, and replace what it held if it was public.`,
            {
              file: name,
            },
          );
        }
      }
    },
  },
});

const keyFound = 'This looks like a key of a provider. Remove it, and replace the key if it was one.';

export const committedSecret = defineRule({
  id: 'committed-secret',
  code: 'REV-12',
  summary: 'No file holds a key in the form that providers give to theirs.',
  severity: everywhere('warning'),
  certainty: 'C',
  source: sources.submission,
  note: 'The message never repeats it.',
  example: {
    at: '',
    in: 'customProperties.json',
    bad: '{ "key": "AKIAQ3EGRT7XCONTOSO7" }',
    good: '{ "key": "" }',
  },
  on: {
    file({ name, bytes }, report) {
      if (!/\.(?:md|txt|ya?ml|http|config|ini)$/i.test(name)) return;
      const offset = findFormOfSecret(decodeText(bytes).text);
      if (offset !== undefined) report(keyFound, { offset });
    },
    document({ text, role, value }, report) {
      const offset = findFormOfSecret(text);
      if (offset === undefined) return;
      const found = textsIn(value).filter((place) => hasFormOfSecret(place.text));
      if (found.length === 0) report(keyFound, { offset });
      for (const { pointer } of found) {
        if (role !== 'definition' || !isShownValue(pointer)) report(keyFound, { at: pointer });
      }
    },
  },
});

/** The folder of a project or a package, which holds more than a connector. */
function isProject(files: ConnectorNode['files']): boolean {
  return files.some(({ name }) => name === 'package.json' || /\.zip$/i.test(name));
}
