import { defineRule, everywhere, place } from '../../rule.js';
import { sources } from '../../sources.js';

const at = (member: string) => `/definitions/Item/properties/id/${member}`;

/** A bound that is not below a number. */
const atLeast = (id: string, code: string, member: string) =>
  defineRule({
    id,
    code,
    summary: `\`${member}\` is 0 or more.`,
    severity: everywhere('error'),
    certainty: 'E',
    source: sources.validatorRules,
    example: { at: at(member), bad: -1, good: 0 },
    members: [member],
    on: {
      typed(node, report) {
        const value = node.value[member];
        if (typeof value !== 'number' || value >= 0) return;
        report(`\`${member}\` is ${value}; it has to be 0 or more.`, { at: place(node, member) });
      },
    },
  });

/** Two bounds in the right order. */
const inOrder = (id: string, code: string, low: string, high: string) =>
  defineRule({
    id,
    code,
    summary: `\`${low}\` is not above \`${high}\`.`,
    severity: everywhere('warning'),
    certainty: 'E',
    source: sources.validatorRules,
    example: { at: at(low), also: [{ at: at(high), set: 5 }], bad: 6, good: 5 },
    members: [low],
    on: {
      typed(node, report) {
        const [from, to] = [node.value[low], node.value[high]];
        if (typeof from !== 'number' || typeof to !== 'number' || from <= to) return;
        report(`\`${low}\` is ${from}, above \`${high}\`, which is ${to}.`, { at: place(node, low) });
      },
    },
  });

/** A bound that says something of another, without the other. */
const needs = (id: string, code: string, member: string, other: string) =>
  defineRule({
    id,
    code,
    summary: `\`${member}\` stands only beside \`${other}\`.`,
    severity: everywhere('error'),
    certainty: 'E',
    source: sources.validatorRules,
    example: { at: at(member), bad: true, good: undefined },
    members: [member],
    on: {
      typed(node, report) {
        if (node.value[member] === undefined || node.value[other] !== undefined) return;
        report(`\`${member}\` needs \`${other}\` beside it.`, { at: place(node, member) });
      },
    },
  });

const multipleOf = defineRule({
  id: 'multiple-of',
  code: 'MultipleOfMustBeGreaterThanZero',
  summary: '`multipleOf` is above 0.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.validatorRules,
  example: { at: at('multipleOf'), bad: 0, good: 0.5 },
  members: ['multipleOf'],
  on: {
    typed(node, report) {
      const value = node.value['multipleOf'];
      if (typeof value !== 'number' || value > 0) return;
      report(`\`multipleOf\` is ${value}; it has to be above 0.`, { at: place(node, 'multipleOf') });
    },
  },
});

export const boundRules = [
  multipleOf,
  inOrder('minimum-order', 'MinimumShouldBeLessThanOrEqualToMaximum', 'minimum', 'maximum'),
  needs('exclusive-maximum', 'ExclusiveMaximumRequiresMaximum', 'exclusiveMaximum', 'maximum'),
  needs('exclusive-minimum', 'ExclusiveMinimumRequiresMinimum', 'exclusiveMinimum', 'minimum'),
  atLeast('max-items', 'MaxItemsMustBeGreaterThanOrEqualToZero', 'maxItems'),
  atLeast('min-items', 'MinItemsMustBeGreaterThanOrEqualToZero', 'minItems'),
  inOrder('items-order', 'MinItemsShouldBeLessThanOrEqualToMaxItems', 'minItems', 'maxItems'),
  atLeast('max-length', 'MaxLengthMustBeGreaterThanOrEqualToZero', 'maxLength'),
  atLeast('min-length', 'MinLengthMustBeGreaterThanOrEqualToZero', 'minLength'),
  inOrder('length-order', 'MinLengthShouldBeLessThanOrEqualToMaxLength', 'minLength', 'maxLength'),
  atLeast('max-properties', 'MaxPropertiesMustBeGreaterThanOrEqualToZero', 'maxProperties'),
  atLeast('min-properties', 'MinPropertiesMustBeGreaterThanOrEqualToZero', 'minProperties'),
] as const;
