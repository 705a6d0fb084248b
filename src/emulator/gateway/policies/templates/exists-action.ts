/** What `existsAction` does when the header or parameter is there already. */
export type ExistsAction = 'override' | 'append' | 'skip';

/** The header's new value; undefined when the old one stays. */
export function addValue(action: ExistsAction, old: string | undefined, added: string): string | undefined {
  if (old === undefined || action === 'override') return added;
  return action === 'append' ? `${old}, ${added}` : undefined;
}
