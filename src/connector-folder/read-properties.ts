import { isJsonObject, type JsonObject, toJsonObject, toPointer } from '../shared/json-value.js';
import type { ConnectorProperties } from './connector.js';
import type { DocumentProblem } from './load-finding.js';

type Report = (problem: DocumentProblem) => void;

/** `properties` of apiProperties.json, without the members whose shape the gateway could not use. */
export function readProperties(document: unknown, report: Report): ConnectorProperties {
  const source = toJsonObject(document)['properties'];
  if (document !== undefined && !isJsonObject(source)) unusable(report, '/properties', 'an object');
  const properties: Record<string, unknown> = { ...toJsonObject(source) };
  const read = (name: string, reader: (value: unknown, pointer: string, report: Report) => unknown): void => {
    const value = properties[name];
    delete properties[name];
    if (value === undefined || value === null) return;
    const kept = reader(value, toPointer('properties', name), report);
    if (kept !== undefined) properties[name] = kept;
  };

  read('connectionParameters', readParameters);
  read('connectionParameterSets', readParameterSets);
  read('policyTemplateInstances', listReader('a policy with `templateId` and `parameters`', isPolicy));
  read('scriptOperations', listReader('an operation id', isText));
  read('iconBrandColor', textReader);
  read('publisher', textReader);
  return properties;
}

function readParameters(value: unknown, pointer: string, report: Report): JsonObject | undefined {
  if (!isJsonObject(value)) return unusable(report, pointer, 'an object of connection parameters');
  const usable = Object.entries(value).filter(([name, parameter]) => {
    if (isJsonObject(parameter) && isText(parameter['type'])) return true;
    unusable(report, pointer + toPointer(name), 'a connection parameter with a `type`');
    return false;
  });
  return Object.fromEntries(usable);
}

function readParameterSets(value: unknown, pointer: string, report: Report): JsonObject | undefined {
  if (!isJsonObject(value) || !Array.isArray(value['values'])) {
    return unusable(report, pointer, 'an object with a list of `values`');
  }
  const values = value['values'].flatMap((set: unknown, index) => {
    const place = pointer + toPointer('values', index);
    if (isJsonObject(set) && isText(set['name'])) {
      const parameters = readParameters(set['parameters'] ?? {}, place + toPointer('parameters'), report);
      if (parameters !== undefined) return [{ ...set, parameters }];
    } else {
      unusable(report, place, 'a parameter set with a `name`');
    }
    return [];
  });
  return { ...value, values };
}

function listReader(want: string, isItem: (item: unknown) => boolean) {
  return (value: unknown, pointer: string, report: Report): readonly unknown[] | undefined => {
    if (!Array.isArray(value)) return unusable(report, pointer, 'a list');
    return value.filter((item, index) => isItem(item) || unusable(report, pointer + toPointer(index), want));
  };
}

function textReader(value: unknown, pointer: string, report: Report): string | undefined {
  return isText(value) ? value : unusable(report, pointer, 'text');
}

function unusable(report: Report, pointer: string, want: string): undefined {
  const message = `\`${pointer}\` is not ${want} and is ignored.`;
  report({ code: 'properties-unusable', message, document: 'properties', pointer });
  return undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isPolicy(value: unknown): boolean {
  return isJsonObject(value) && isText(value['templateId']) && isJsonObject(value['parameters']);
}
