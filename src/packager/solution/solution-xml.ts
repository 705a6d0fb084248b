import type { Names } from '../names.js';
import { element, toXml, type XmlElement } from './xml.js';

/** A part that a solution owns: a connector (372), a workflow (29) or an environment variable (380). */
export interface RootComponent {
  readonly type: '372' | '29' | '380';
  readonly id?: string;
  readonly schemaName?: string;
}

/** What solution.xml says of a solution. */
export interface SolutionManifest {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly components: readonly RootComponent[];
}

const english = '1033';

/** solution.xml of an unmanaged solution, with the members of an export. */
export function solutionXml(manifest: SolutionManifest, names: Names): string {
  return toXml(
    element('ImportExportXml', root, [
      element('SolutionManifest', [
        element('UniqueName', manifest.name),
        localized('LocalizedNames', 'LocalizedName', manifest.title),
        localized('Descriptions', 'Description', manifest.description),
        element('Version', names.version),
        element('Managed', '0'),
        element('Publisher', [
          element('UniqueName', names.prefix),
          localized('LocalizedNames', 'LocalizedName', names.publisher),
          element('Descriptions'),
          element('EMailAddress', nil),
          element('SupportingWebsiteUrl', nil),
          element('CustomizationPrefix', names.prefix),
          element('CustomizationOptionValuePrefix', '10000'),
          element('Addresses'),
        ]),
        element('RootComponents', manifest.components.map(toRootComponent)),
        element('MissingDependencies'),
      ]),
    ]),
  );
}

const root = {
  version: '9.2.0.0',
  SolutionPackageVersion: '9.2',
  languagecode: english,
  generatedBy: 'livechat-connector',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
};

const nil = { 'xsi:nil': 'true' };

/** `<LocalizedNames><LocalizedName description="…" languagecode="1033" /></LocalizedNames>` */
export function localized(group: string, name: string, description: string): XmlElement {
  return element(group, description === '' ? [] : [element(name, { description, languagecode: english })]);
}

function toRootComponent({ type, id, schemaName }: RootComponent): XmlElement {
  return element('RootComponent', {
    type,
    ...(id !== undefined && { id: `{${id}}` }),
    ...(schemaName !== undefined && { schemaName }),
    behavior: '0',
  });
}
