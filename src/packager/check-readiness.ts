import { createLocator } from '../shared/locate-pointer.js';
import type { Finding } from '../validator/finding.js';
import { sources } from '../validator/sources.js';
import type { ConnectorFolder } from './connector-folder.js';
import { readPngHeader } from './icon/read-png-header.js';
import { findPlaceholders } from './placeholders.js';
import type { PackageSettings } from './settings/settings.js';

/** What a submission needs beyond a valid connector: no placeholders, an icon, and the words of its texts. */
export interface Readiness {
  readonly folder: ConnectorFolder;
  readonly settings: PackageSettings;
  readonly isCertification: boolean;
}

/** Everything that keeps a connector from being submitted, each with what to fill in. Pure. */
export function checkReadiness({ folder, settings, isCertification }: Readiness): readonly Finding[] {
  const placeholders = findPlaceholders(folder).map(({ document, pointer, found, setting, wanted }) => {
    const message = `\`${found}\` is a placeholder. Fill in ${wanted}: \`${setting}\` in the settings file.`;
    return finding(folder, 'placeholder', document, pointer, message);
  });
  const texts = missingTexts(folder, settings, isCertification).map(([setting, wanted]) => {
    const message = `The texts lack ${wanted}. Fill in \`${setting}\` in the settings file.`;
    return finding(folder, 'text-missing', undefined, '', message);
  });
  return [...placeholders, ...texts, ...(isCertification ? iconFindings(folder) : [])];
}

function missingTexts(
  folder: ConnectorFolder,
  { texts }: PackageSettings,
  isCertification: boolean,
): readonly (readonly [setting: string, wanted: string])[] {
  const hasOwn =
    texts === undefined && folder.readme !== undefined && (!isCertification || folder.intro !== undefined);
  if (hasOwn) return [];
  return [
    ...(texts?.prerequisites === undefined
      ? [['texts.prerequisites', 'what a maker needs beforehand'] as const]
      : []),
    ...(isCertification && texts?.introduction === undefined
      ? [['texts.introduction', 'an opening paragraph other than the description'] as const]
      : []),
  ];
}

/** https://learn.microsoft.com/connectors/custom-connectors/certification-policy-errors, 5000.2.1 */
function iconFindings(folder: ConnectorFolder): readonly Finding[] {
  const { icon } = folder;
  if (icon === undefined) {
    return [
      finding(
        folder,
        'icon',
        undefined,
        '',
        'The connector has no icon. Give one: `icon` in the settings file.',
      ),
    ];
  }
  if (icon.kind === 'svg') return [];
  const header = readPngHeader(icon.bytes);
  const problems = [
    ...(header !== undefined && (header.width !== header.height || header.width < 100 || header.width > 230)
      ? [`It is ${header.width} by ${header.height} pixels; a square of 100 to 230 would do.`]
      : []),
    ...(header?.hasAlpha ? ['It has an alpha channel; the background has to be opaque.'] : []),
    ...(icon.bytes.length >= 1024 * 1024 ? ['It has 1 MB or more.'] : []),
  ];
  return problems.map((problem) =>
    finding(folder, 'icon', undefined, '', `The icon ${icon.file}: ${problem}`),
  );
}

function finding(
  folder: ConnectorFolder,
  kind: 'placeholder' | 'text-missing' | 'icon',
  document: 'definition' | 'properties' | undefined,
  pointer: string,
  message: string,
): Finding {
  const text = document === 'properties' ? folder.properties : folder.definition;
  const { line, column } = createLocator(text).locate(pointer);
  const files = { definition: 'apiDefinition.swagger.json', properties: 'apiProperties.json' };
  return {
    code: codes[kind],
    rule: `package-${kind}`,
    severity: 'error',
    message,
    file: document === undefined ? 'settings' : files[document],
    pointer,
    line,
    column,
    help: kind === 'icon' ? sources.policyErrors : sources.submission,
  };
}

/** Policies of certification that each kind offends. */
const codes = {
  placeholder: 'POL-5000.2.6.4',
  'text-missing': 'POL-5000.1.1.5',
  icon: 'POL-5000.2.1.4',
} as const;
