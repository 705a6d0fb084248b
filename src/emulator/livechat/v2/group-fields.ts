import type { FieldReader } from '../field-reader.js';
import type { SimulatorState } from '../state.js';

/** Ids of groups that exist. */
export function readGroups(fields: FieldReader, key: string, state: SimulatorState): number[] | undefined {
  const ids = fields.integers(key);
  const unknown = ids?.find((id) => !state.groups.some((group) => group.id === id));
  if (unknown !== undefined) return fields.problem(key, `names a group that does not exist: ${unknown}`);
  return ids && [...new Set(ids)];
}
