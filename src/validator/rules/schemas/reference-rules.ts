import type { ReferenceNode } from '../../model/nodes.js';
import { type Check, defineRule, everywhere, place, quote, type Rule } from '../../rule.js';
import { sources } from '../../sources.js';

/** What is referred to, and the member of the root where it has to be. */
interface Target {
  readonly kind: 'schema' | 'parameter' | 'response';
  readonly section: string;
}

type Own = Pick<Rule, 'id' | 'code' | 'summary' | 'certainty' | 'example'>;

/** A `$ref` of a kind leads to something that exists. */
export function referenceFound({ kind, section }: Target, own: Own): Rule {
  return referenceRule(own, (node) =>
    node.kind === kind && node.problem === 'not-found'
      ? `There is no ${quote(node.reference)}; name one of \`${section}\`.`
      : undefined,
  );
}

/** A `$ref` of a kind begins with the section of the kind. */
export function referenceValid({ kind, section }: Target, own: Own): Rule {
  return referenceRule(own, (node) =>
    node.kind === kind && node.problem === 'invalid'
      ? `A ${kind} cannot be ${quote(node.reference)}; its \`$ref\` has to begin with \`#/${section}/\`.`
      : undefined,
  );
}

/** What operations share is written out where it is shared. */
export function referenceDirect({ kind, section }: Target, own: Own): Rule {
  return referenceRule(own, (node) =>
    node.kind === kind && node.pointer.startsWith(`/${section}/`)
      ? `The shared ${kind} is only a \`$ref\` to ${quote(node.reference)}; write the ${kind} here.`
      : undefined,
  );
}

/** A rule about `$ref`, an error everywhere: what is said of one, if anything, is said at it. */
export function referenceRule(own: Own, problemOf: (node: ReferenceNode) => string | undefined): Rule {
  const reference: Check<ReferenceNode> = (node, report) => {
    const problem = problemOf(node);
    if (problem !== undefined) report(problem, { at: place(node, '$ref') });
  };
  return defineRule({
    ...own,
    severity: everywhere('error'),
    source: sources.validatorRules,
    on: { reference },
  });
}
