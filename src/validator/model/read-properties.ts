import { isJsonObject, type JsonObject, toJsonObject, toPointer, toText } from '../../shared/json-value.js';
import type { ConnectionParameterNode, PolicyNode, PropertiesNode } from './nodes.js';

/** Lists the connection parameters and policies of apiProperties.json. Takes anything and never throws. */
export function readProperties(document: JsonObject): PropertiesNode {
  const value = toJsonObject(document['properties']);
  const pointer = '/properties';
  const sets = toJsonObject(value['connectionParameterSets'])['values'];
  const ofSets = (Array.isArray(sets) ? sets : []).flatMap((set: unknown, index) => {
    const where = `${pointer}/connectionParameterSets/values/${index}`;
    const name = toText(toJsonObject(set)['name']);
    return readParameters(toJsonObject(set)['parameters'], `${where}/parameters`, { name, pointer: where });
  });
  const own = readParameters(value['connectionParameters'], `${pointer}/connectionParameters`);
  return {
    pointer,
    value,
    document,
    connectionParameters: [...own, ...ofSets],
    policies: readPolicies(value['policyTemplateInstances'], `${pointer}/policyTemplateInstances`),
  };
}

function readParameters(
  parameters: unknown,
  around: string,
  set?: ConnectionParameterNode['set'],
): readonly ConnectionParameterNode[] {
  return Object.entries(toJsonObject(parameters)).flatMap(([name, value]) => {
    if (!isJsonObject(value)) return [];
    const type = toText(value['type']).toLowerCase();
    return [{ pointer: around + toPointer(name), value, name, type, ...(set && { set }) }];
  });
}

function readPolicies(policies: unknown, around: string): readonly PolicyNode[] {
  return (Array.isArray(policies) ? policies : []).flatMap((value: unknown, index) => {
    if (!isJsonObject(value)) return [];
    const parameters = toJsonObject(value['parameters']);
    return [{ pointer: `${around}/${index}`, value, templateId: toText(value['templateId']), parameters }];
  });
}
