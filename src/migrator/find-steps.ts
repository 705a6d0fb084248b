import type { Node } from 'jsonc-parser';
import { at, membersOf, textAt } from './json-document.js';

/** A trigger or an action of a flow or workflow. */
export interface Step {
  readonly name: string;
  readonly type: string;
  readonly node: Node;
}

/** Every trigger and action of a workflow definition, those inside scopes, conditions, switches and loops too. */
export function findSteps(definition: Node | undefined): readonly Step[] {
  return [...toSteps(at(definition, 'triggers')), ...findActions(definition)];
}

function findActions(holder: Node | undefined): readonly Step[] {
  return toSteps(at(holder, 'actions')).flatMap((step) => [
    step,
    ...findActions(step.node),
    ...findActions(at(step.node, 'else')),
    ...findActions(at(step.node, 'default')),
    ...membersOf(at(step.node, 'cases')).flatMap(({ value }) => findActions(value)),
  ]);
}

function toSteps(named: Node | undefined): readonly Step[] {
  return membersOf(named).map(({ key, value }) => ({
    name: key,
    type: textAt(value, 'type') ?? '',
    node: value,
  }));
}
