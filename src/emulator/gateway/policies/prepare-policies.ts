import type { Connector, Operation, PolicyTemplateInstance } from '../../../connector-folder/connector.js';
import { toPointer, wordOf } from '../../../shared/json-value.js';
import type { ApplyPolicy, PolicySection } from './policy.js';
import { PolicyParameters, type PolicyProblem } from './policy-parameters.js';
import { policyTemplates } from './templates/index.js';

/** A policy instance of apiProperties.json, ready to run. */
export interface PreparedPolicy {
  /** Place in `policyTemplateInstances`. */
  readonly index: number;
  readonly templateId: string;
  readonly title?: string;
  readonly sections: readonly PolicySection[];
  /** The operations it is meant for; undefined for all. */
  readonly operationIds?: ReadonlySet<string>;
  readonly problems: readonly PolicyProblem[];
  /** Its template moves or converts parts of a message. */
  readonly reshapes?: true;
  /** Left out when a problem is fatal. */
  readonly apply?: ApplyPolicy;
}

const operationNames = 'x-ms-apimTemplate-operationName';
const policySection = 'x-ms-apimTemplate-policySection';

const prepared = new WeakMap<Connector, readonly PreparedPolicy[]>();

/** The policies of a connector; they are prepared once. */
export function policiesOf(connector: Connector): readonly PreparedPolicy[] {
  const found =
    prepared.get(connector) ??
    preparePolicies(connector.properties.policyTemplateInstances ?? [], connector.operations);
  prepared.set(connector, found);
  return found;
}

/** Prepares every instance in order; what is wrong with one is among its `problems`. */
export function preparePolicies(
  instances: readonly PolicyTemplateInstance[],
  operations: readonly Operation[],
): readonly PreparedPolicy[] {
  const known = new Set(operations.map(({ id }) => id));
  return instances.map((instance, index) => preparePolicy(instance, index, known));
}

function preparePolicy(
  { templateId, title, parameters: values }: PolicyTemplateInstance,
  index: number,
  known: ReadonlySet<string>,
): PreparedPolicy {
  const operationIds = readOperations(values[operationNames]);
  const about = {
    ...{ index, templateId },
    ...(title === undefined ? {} : { title }),
    ...(operationIds === undefined ? {} : { operationIds }),
  };
  const template = policyTemplates.get(templateId.toLowerCase());
  if (template === undefined) {
    const message = `\`${templateId}\` is no policy template that published connectors use; it is not applied.`;
    return {
      ...about,
      sections: ['Request'],
      problems: [{ message, pointer: '/templateId', isFatal: true }],
    };
  }
  const parameters = new PolicyParameters(values);
  const apply = template.prepare(parameters);
  parameters.reportUnread();
  const problems = [...parameters.problems];
  const sections = template.isOnBothSides
    ? template.sections
    : [readSection(values[policySection], template.sections, problems)];
  for (const id of operationIds ?? []) {
    if (known.has(id)) continue;
    const message = `\`${operationNames}\` names \`${id}\`, which is no operation of the definition.`;
    problems.push({ message, pointer: toPointer('parameters', operationNames), isFatal: false });
  }
  return {
    ...{ ...about, sections, problems },
    ...(template.reshapes && { reshapes: template.reshapes }),
    ...(problems.some(({ isFatal }) => isFatal) ? {} : { apply }),
  };
}

/** Left out and empty mean every operation. */
function readOperations(value: unknown): ReadonlySet<string> | undefined {
  const names = (Array.isArray(value) ? (value as unknown[]) : [value]).filter(
    (name): name is string => typeof name === 'string' && name !== '',
  );
  return names.length === 0 ? undefined : new Set(names);
}

function readSection(
  value: unknown,
  allowed: readonly [PolicySection, ...PolicySection[]],
  problems: PolicyProblem[],
): PolicySection {
  if (value === undefined || value === null || value === '') return allowed[0];
  const found = allowed.find((section) => section.toLowerCase() === wordOf(value).toLowerCase());
  if (found !== undefined) return found;
  const sections = allowed.map((section) => `\`${section}\``).join(' or ');
  problems.push({
    message: `\`${policySection}\` is \`${wordOf(value)}\`; this template runs in ${sections}.`,
    pointer: toPointer('parameters', policySection),
    isFatal: false,
  });
  return allowed[0];
}

/** The policies that are meant for an operation, in order. */
export const policiesFor = (
  policies: readonly PreparedPolicy[],
  operationId: string,
): readonly PreparedPolicy[] =>
  policies.filter(({ operationIds }) => operationIds === undefined || operationIds.has(operationId));
