import { toText } from '../../shared/json-value.js';
import type { ZipEntry } from '../../shared/zip/write-zip.js';
import type { ConnectorFolder } from '../connector-folder.js';
import { type Names, toGuid } from '../names.js';
import { element, type XmlElement } from './xml.js';

/** A connector inside a solution: its node in customizations.xml and the files that the node names. */
export interface SolutionConnector {
  readonly id: string;
  readonly node: XmlElement;
  readonly files: readonly ZipEntry[];
}

/** The `Connector` node and folder of a solution. Every file that the node names is there and none is empty. */
export function toSolutionConnector(
  folder: ConnectorFolder,
  names: Names,
  icon: Uint8Array,
): SolutionConnector {
  const { connector } = folder;
  const {
    connectionParameters = {},
    connectionParameterSets,
    policyTemplateInstances = [],
  } = connector.properties;
  const parts: readonly Part[] = [
    { member: 'openapidefinition', ending: 'openapidefinition.json', data: folder.definition },
    { member: 'connectionparameters', ending: 'connectionparameters.json', data: json(connectionParameters) },
    ...(connectionParameterSets === undefined
      ? []
      : [
          {
            member: 'connectionparametersets',
            ending: 'connectionparametersets.json',
            data: json(connectionParameterSets),
          },
        ]),
    {
      member: 'policytemplateinstances',
      ending: 'policytemplateinstances.json',
      data: json(policyTemplateInstances),
    },
    { member: 'iconblob', ending: 'iconblob.Png', data: icon },
    ...(folder.script === undefined
      ? []
      : [{ member: 'customcodeblobcontent', ending: 'customcodeblobcontent.csx', data: folder.script }]),
  ];
  const pathOf = ({ ending }: Part) => `Connector/${names.connector}_${ending}`;
  const id = toGuid('connector', names.connector);
  return {
    id,
    node: element('Connector', [
      element('connectorid', id),
      element('description', connector.description),
      element('displayname', connector.title || connector.name),
      element('iconbrandcolor', toText(connector.properties.iconBrandColor, '#007ee5')),
      element('name', names.connector),
      element('connectortype', '1'),
      ...listMember('capabilities', connector.properties['capabilities']),
      ...listMember('scriptoperations', connector.properties.scriptOperations),
      ...parts.map((part) => element(part.member, `/${pathOf(part)}`)),
    ]),
    files: parts.map((part) => ({ path: pathOf(part), data: Buffer.from(part.data) })),
  };
}

interface Part {
  readonly member: string;
  readonly ending: string;
  readonly data: string | Uint8Array;
}

/** Columns of the connector table that hold a list, written as JSON text. */
function listMember(name: string, value: unknown): readonly XmlElement[] {
  return Array.isArray(value) && value.length > 0 ? [element(name, JSON.stringify(value))] : [];
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 4)}\n`;
}
