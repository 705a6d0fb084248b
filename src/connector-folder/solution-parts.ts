import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentProblem, LoadFinding } from './load-finding.js';
import type { ParsedDocument } from './parse-document.js';

/** A file of an exported solution that is one member of the properties. */
export interface PropertiesPart {
  readonly member: string;
  readonly file: string;
}

/** The ending of each file beside `NAME_openapidefinition.json`, with the member that it holds. */
const members = {
  connectionparameters: 'connectionParameters',
  connectionparametersets: 'connectionParameterSets',
  policytemplateinstances: 'policyTemplateInstances',
} as const;

/** The logical name of the connector whose definition this file of an exported solution is; undefined for another. */
export const solutionNameOf = (definition: string): string | undefined =>
  /^(.+)_openapidefinition\.json$/i.exec(definition)?.[1];

/** The properties of a connector as an exported solution holds them: a file for each member. */
export function findParts(folder: string, names: readonly string[], connector: string): PropertiesPart[] {
  return Object.entries(members).flatMap(([ending, member]) => {
    const wanted = `${connector}_${ending}.json`.toLowerCase();
    const name = names.find((candidate) => candidate.toLowerCase() === wanted);
    return name === undefined ? [] : [{ member, file: join(folder, name) }];
  });
}

/** The parts as they were read, put together as apiProperties.json has them. */
export function joinParts(
  parts: readonly PropertiesPart[],
  read: readonly ParsedDocument[],
  columns: object,
): object {
  const entries = parts.flatMap(({ member }, index) => {
    const value = read[index]?.value;
    return value === undefined ? [] : [[member, value] as const];
  });
  return { properties: { ...Object.fromEntries(entries), ...columns } };
}

/** What customizations.xml, beside the folder of an exported solution, says of the connector; nothing without it. */
export async function readColumns(folder: string, connector: string): Promise<object> {
  const xml = await readFile(join(folder, '..', 'customizations.xml'), 'utf8').catch(() => '');
  const text = xml.split(/<Connector>/i).find((part) => part.includes(`<name>${connector}</name>`)) ?? '';
  const color = columnOf(text, 'iconbrandcolor');
  return {
    ...(color !== undefined && { iconBrandColor: color }),
    ...listMember('capabilities', columnOf(text, 'capabilities')),
    ...listMember('scriptOperations', columnOf(text, 'scriptoperations')),
  };
}

function columnOf(text: string, column: string): string | undefined {
  const [, found] = new RegExp(`<${column}>([^<]*)</${column}>`, 'i').exec(text) ?? [];
  return found?.replaceAll('&quot;', '"').replaceAll('&amp;', '&').trim();
}

function listMember(member: string, text = ''): object {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? { [member]: list } : {};
  } catch {
    return {}; // a column that is left empty
  }
}

/** Problems of properties that were put together, at their places in the files. */
export function placeInParts(
  problems: readonly DocumentProblem[],
  parts: readonly PropertiesPart[],
  read: readonly ParsedDocument[],
): readonly LoadFinding[] {
  return problems.flatMap(({ document, code, message, pointer }): LoadFinding[] => {
    const index = parts.findIndex(({ member }) => `${pointer}/`.startsWith(`/properties/${member}/`));
    const part = parts[index];
    if (document !== 'properties' || part === undefined) return [];
    const inside = pointer.slice(`/properties/${part.member}`.length);
    const [at = { line: 1, column: 1 }] = read[index]?.locate(inside) ?? [];
    return [{ code, severity: 'warning', message, file: part.file, ...at, pointer: inside }];
  });
}
