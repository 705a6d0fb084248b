import type { Severity } from '../finding.js';
import type { Rule } from '../rule.js';

/** The rules with the severities that a settings file gives them, in every profile; an id counts before a code. */
export function applySeverities(
  rules: readonly Rule[],
  severities: ReadonlyMap<string, Severity | 'off'>,
): readonly Rule[] {
  if (severities.size === 0) return rules;
  return rules.map((rule) => {
    const name = [rule.id, rule.code, ...(rule.covers ?? [])].find((candidate) => severities.has(candidate));
    const severity = name === undefined ? undefined : severities.get(name);
    if (severity === undefined) return rule;
    return { ...rule, severity: { import: severity, certified: severity, independent: severity } };
  });
}
