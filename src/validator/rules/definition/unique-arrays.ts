import type { OpenApiObject } from '../../model/openapi-objects.js';
import { defineRule, everywhere, place, quote, type Report } from '../../rule.js';
import { sources } from '../../sources.js';

const sets: { readonly [Kind in OpenApiObject['kind']]?: readonly string[] } = {
  root: ['schemes', 'consumes', 'produces', 'security'],
  info: ['x-ms-keywords'],
  operation: ['tags', 'schemes', 'consumes', 'produces', 'security'],
  parameter: ['enum'],
  items: ['enum'],
  header: ['enum'],
  schema: ['required', 'enum'],
};

export const uniqueArrays = defineRule({
  id: 'unique-arrays',
  code: 'ArrayDuplicateValue',
  summary: 'A list that stands for a set names each value once.',
  severity: everywhere('error'),
  certainty: 'C',
  source: sources.validatorRules,
  example: { at: '/schemes', bad: ['https', 'https'], good: ['https'] },
  members: [...new Set(Object.values(sets).flat())],
  on: {
    object({ kind, pointer, value }, report) {
      for (const member of sets[kind] ?? []) {
        const list = value[member];
        if (Array.isArray(list)) checkList(list, place({ pointer }, member), member, report);
      }
      if (kind === 'root' || kind === 'operation') checkScopes(value['security'], pointer, report);
    },
  },
});

function checkList(list: readonly unknown[], pointer: string, member: string, report: Report): void {
  const seen = new Set<string>();
  for (const [index, item] of list.entries()) {
    const key = typeof item === 'object' ? safeJson(item) : `${typeof item} ${String(item)}`;
    if (key !== undefined && seen.has(key)) {
      report(`\`${member}\` names ${quote(item)} twice; each value stands once.`, {
        at: place({ pointer }, index),
        // Published connectors repeat them, and they only help the search.
        ...(member === 'x-ms-keywords' && { severity: 'warning' }),
      });
    } else if (key !== undefined) seen.add(key);
  }
}

function checkScopes(security: unknown, around: string, report: Report): void {
  for (const [index, requirement] of (Array.isArray(security) ? security : []).entries()) {
    if (typeof requirement !== 'object' || requirement === null) continue;
    for (const [name, scopes] of Object.entries(requirement)) {
      if (!Array.isArray(scopes)) continue;
      checkList(scopes, place({ pointer: around }, 'security', index, name), name, report);
    }
  }
}

function safeJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined; // nested too deeply to compare
  }
}
