import { type Names, toGuid } from '../names.js';
import type { SolutionConnector } from './connector-files.js';
import { localized } from './solution-xml.js';
import { element, toXml, type XmlElement } from './xml.js';

/** A cloud flow of a solution. */
export interface SolutionFlow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Path of its definition in the archive. */
  readonly path: string;
  readonly definition: unknown;
}

/** The parts of a solution that customizations.xml lists. */
export interface Customizations {
  readonly connector: SolutionConnector;
  readonly title: string;
  readonly flows?: readonly SolutionFlow[];
  readonly hasConnectionReference: boolean;
}

/** customizations.xml, its groups in the order of an export. */
export function customizationsXml(parts: Customizations, names: Names): string {
  const { connector, flows = [], hasConnectionReference } = parts;
  return toXml(
    element('ImportExportXml', { 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance' }, [
      element('Entities'),
      element('Roles'),
      element('Workflows', flows.map(toWorkflow)),
      element('FieldSecurityProfiles'),
      element('Templates'),
      element('EntityMaps'),
      element('EntityRelationships'),
      element('OrganizationSettings'),
      element('optionsets'),
      element('CustomControls'),
      element('EntityDataProviders'),
      element('Connectors', [connector.node]),
      ...(hasConnectionReference
        ? [element('connectionreferences', [toConnectionReference(parts, names)])]
        : []),
      element('Languages', [element('Language', '1033')]),
    ]),
  );
}

/** `customconnectorid` ties the reference to the connector of the same import, whatever id the environment gives it. */
function toConnectionReference({ connector, title }: Customizations, names: Names): XmlElement {
  return element('connectionreference', { connectionreferencelogicalname: names.connectionReference }, [
    element('connectionreferencedisplayname', title),
    element('connectorid', `/providers/Microsoft.PowerApps/apis/${names.api}`),
    element('customconnectorid', [element('connectorid', connector.id)]),
    element('iscustomizable', '1'),
    element('promptingbehavior', '0'),
    element('statecode', '0'),
    element('statuscode', '1'),
  ]);
}

/** A flow that is off: it can be turned on when its connection has been chosen. */
function toWorkflow({ id, name, description, path }: SolutionFlow): XmlElement {
  const values = Object.entries({
    JsonFileName: `/${path}`,
    Type: '1',
    Subprocess: '0',
    Category: '5',
    Mode: '0',
    Scope: '4',
    OnDemand: '0',
    TriggerOnCreate: '0',
    TriggerOnDelete: '0',
    AsyncAutodelete: '0',
    SyncWorkflowLogOnFailure: '0',
    StateCode: '0',
    StatusCode: '1',
    RunAs: '1',
    IsTransacted: '1',
    IntroducedVersion: '1.0',
    IsCustomizable: '1',
    BusinessProcessType: '0',
    IsCustomProcessingStepAllowedForOtherPublishers: '1',
    PrimaryEntity: 'none',
  });
  return element('Workflow', { WorkflowId: `{${id}}`, Name: name }, [
    ...values.map(([member, value]) => element(member, value)),
    localized('LocalizedNames', 'LocalizedName', name),
    localized('Descriptions', 'Description', description),
  ]);
}

/** Path and id of a flow: the file is named for the flow, without blanks and punctuation, and its id in capitals. */
export function toFlowIdentity(
  name: string,
  operation: string,
  names: Names,
): Pick<SolutionFlow, 'id' | 'path'> {
  const id = toGuid('flow', names.connector, operation);
  const plain = name.replace(/[^A-Za-z0-9-]/g, '').slice(0, 60) || 'Flow';
  return { id, path: `Workflows/${plain}-${id.toUpperCase()}.json` };
}
