import { generateProperties, toPolicy } from '../../generator/properties/generate-properties.js';
import type { Connector, Policy } from '../../model/connector.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { DefinedParts } from '../definition/import-definition.js';
import {
  complete,
  differenceOf,
  isEqual,
  isList,
  isObject,
  isOneOf,
  isString,
  isStrings,
  pick,
  toObject,
} from '../read.js';
import { importConnectionParameters, importConnectionSets } from './import-connection.js';

/** The connector that the definition began, with what the properties say. Nothing of them is lost. */
export function importProperties(parts: DefinedParts, properties: JsonObject): Connector {
  const root = toObject(properties['properties']);
  const sets = root['connectionParameterSets'];
  const policies = root['policyTemplateInstances'];
  const connector: Connector = {
    ...parts,
    info: {
      ...parts.info,
      ...pick('publisher', root['publisher'], isString),
      ...pick('stackOwner', root['stackOwner'], isString),
      brandColor: isString(root['iconBrandColor']) ? root['iconBrandColor'] : '',
    },
    connection: {
      ...parts.connection,
      parameters: importConnectionParameters(toObject(root['connectionParameters'])),
      ...(isObject(sets) && { sets: importConnectionSets(sets) }),
    },
    ...(!isEqual(root['capabilities'], []) && pick('capabilities', root['capabilities'], isStrings)),
    ...pick('scriptOperations', root['scriptOperations'], isStrings),
    ...(isList(policies) && { policies: policies.map(importPolicy) }),
  };
  const left = differenceOf(generateProperties(connector), properties);
  return left === undefined
    ? connector
    : { ...connector, extensions: { ...connector.extensions, properties: left } };
}

const prefix = 'x-ms-apimTemplateParameter.';

function importPolicy(node: Json): Policy {
  const { templateId, title, parameters } = toObject(node);
  const all = Object.entries(toObject(parameters));
  const policy: Policy = {
    templateId: isString(templateId) ? templateId : '',
    title: isString(title) ? title : '',
    ...pick('operations', toObject(parameters)['x-ms-apimTemplate-operationName'], isStrings),
    ...pick(
      'section',
      toObject(parameters)['x-ms-apimTemplate-policySection'],
      isOneOf(['Request', 'Response', 'Failure']),
    ),
    parameters: Object.fromEntries(
      all.flatMap(([name, value]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [])),
    ),
  };
  return complete(policy, node, toPolicy);
}
