import { type Behaviour, behavioursOf } from './behaviours.js';
import type { FileReport } from './migrate-files.js';

/** The report as data, for `--format json`. */
export function toReportData(reports: readonly FileReport[]) {
  return {
    version: 1,
    files: reports.map(({ path, changes, uses }) => ({
      path,
      changes,
      steps: uses.map(({ step, operation, called }) => ({ step, operation: operation ?? null, called })),
      behaviours: behavioursOf(uses),
    })),
  };
}

/** The report for people: what changed, what will behave differently, what is left to do. */
export function formatReport(reports: readonly FileReport[], leftToDo: readonly string[]): string {
  const lines = reports.flatMap(({ path, changes, uses }) => [
    path,
    ...(changes.length === 0 ? ['  nothing changed: this file names its connection only'] : []),
    ...changes.map(({ place, before, after }) => `  ${place}\n    - ${before}\n    + ${after}`),
    ...(uses.length === 0 ? [] : ['  Steps that use LiveChat']),
    ...uses.map(({ step, called }) => `    ${step}: ${called}`),
    ...formatBehaviours(behavioursOf(uses)),
    '',
  ]);
  return [...lines, 'Left to do', ...leftToDo.map((line) => `  - ${line}`), ''].join('\n');
}

/** The same words for several steps are said once. */
function formatBehaviours(behaviours: readonly Behaviour[]): readonly string[] {
  const bySentence = new Map<string, Set<string>>();
  for (const { step, field, kind, what, upstream, given } of behaviours) {
    const mark = given || kind === 'unknown' ? '!' : ' ';
    const where = upstream === 'modern' ? 'modern LiveChat' : 'always';
    const sentence = `   ${mark}${field === undefined ? '' : `${field}: `}${what} (${where})`;
    bySentence.set(sentence, (bySentence.get(sentence) ?? new Set()).add(step));
  }
  const told = [...bySentence].map(([sentence, steps]) => `${sentence}\n      in ${[...steps].join(', ')}`);
  return told.length === 0
    ? []
    : ['  Behaves differently; ! marks what the flow has to be changed for', ...told];
}
