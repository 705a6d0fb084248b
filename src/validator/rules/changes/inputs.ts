import type { Field, Fields } from '../../model/flatten-fields.js';
import { defineRule, everywhere } from '../../rule.js';
import { sources } from '../../sources.js';
import { keptOperations } from './kept-operations.js';

export const inputDeleted = defineRule({
  id: 'input-deleted',
  code: 'InputFieldDeleted',
  covers: ['BRK-03'],
  summary: 'An input that makers could fill in is still there.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.updates,
  example: { at: '/paths/~1items/get/parameters/0/name', bad: 'state', good: 'status' },
  on: {
    change(change, report) {
      for (const { before, after } of keptOperations(change)) {
        for (const field of gone(before.inputs, after.inputs)) {
          if (field.isInternal || movedTo(field, after.inputs) !== undefined) continue;
          report(`The input \`${field.key}\` of \`${after.operation.id}\` is gone; keep it and ignore it.`, {
            at: after.operation.pointer,
          });
        }
      }
    },
  },
});

export const inputHidden = defineRule({
  id: 'input-hidden',
  code: 'InputFieldVisibilityChangedToInternal',
  covers: ['BRK-04'],
  summary: 'An input that makers could fill in is not made internal.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.updates,
  example: { at: '/paths/~1items/get/parameters/0/x-ms-visibility', bad: 'internal', good: 'advanced' },
  on: {
    change(change, report) {
      for (const { before, after } of keptOperations(change)) {
        for (const [then, now] of both(before.inputs, after.inputs)) {
          if (then.isInternal || !now.isInternal) continue;
          report(`The input \`${now.key}\` of \`${after.operation.id}\` is internal now; use \`advanced\`.`, {
            at: now.node.pointer,
          });
        }
      }
    },
  },
});

export const inputMoved = defineRule({
  id: 'input-moved',
  code: 'BRK-09',
  summary: 'A parameter stays in the query, path, header or form.',
  severity: everywhere('error'),
  certainty: 'A',
  source: sources.updates,
  example: { at: '/paths/~1items/get/parameters/0/in', bad: 'header', good: 'query' },
  on: {
    change(change, report) {
      for (const { before, after } of keptOperations(change)) {
        for (const field of gone(before.inputs, after.inputs)) {
          const moved = movedTo(field, after.inputs);
          if (moved === undefined) continue;
          report(
            `The input \`${field.key}\` of \`${after.operation.id}\` is \`${moved.key}\` now; leave it where it was.`,
            {
              at: moved.node.pointer,
            },
          );
        }
      }
    },
  },
});

export const inputChoices = defineRule({
  id: 'input-choices',
  code: 'BRK-10',
  summary: 'An input that took any value gets no `enum`, and no value is taken out of one.',
  severity: everywhere('error'),
  certainty: 'A',
  source: sources.updates,
  example: { at: '/paths/~1items/get/parameters/0/enum', bad: ['open'], good: ['open', 'done', 'late'] },
  on: {
    change(change, report) {
      for (const { before, after } of keptOperations(change)) {
        for (const [then, now] of both(before.inputs, after.inputs)) {
          const [had, has] = [then.node.value['enum'], now.node.value['enum']];
          if (!Array.isArray(has)) continue;
          const lost = Array.isArray(had) ? had.filter((value) => !has.includes(value)) : [];
          if (Array.isArray(had) && lost.length === 0) continue;
          const what = Array.isArray(had)
            ? `no longer takes \`${lost.slice(0, 5).join('`, `')}\``
            : 'takes only listed values now';
          report(`The input \`${now.key}\` of \`${after.operation.id}\` ${what}; flows may send others.`, {
            at: `${now.node.pointer}/enum`,
          });
        }
      }
    },
  },
});

export const inputRequired = defineRule({
  id: 'input-required',
  code: 'BRK-14',
  summary: 'An existing operation gets no new required input without a default.',
  severity: everywhere('error'),
  certainty: 'F',
  source: sources.updates,
  note: 'Flows that exist do not send it. An input that becomes required is the same to them.',
  example: { at: '/paths/~1items/get/parameters/0/required', bad: true, good: false },
  on: {
    change(change, report) {
      for (const { before, after } of keptOperations(change)) {
        for (const field of after.inputs.values()) {
          const then = before.inputs.get(field.key);
          if (!field.isRequired || then?.isRequired === true || movedTo(field, before.inputs) !== undefined)
            continue;
          if (field.node.value['default'] !== undefined || isContainer(field)) continue;
          const what = then === undefined ? 'is new and required' : 'is required now';
          report(
            `The input \`${field.key}\` of \`${after.operation.id}\` ${what}; make it optional or give a \`default\`.`,
            {
              at: field.node.pointer,
            },
          );
        }
      }
    },
  },
});

function gone(before: Fields, after: Fields): readonly Field[] {
  // A field whose surroundings are gone is not told of again.
  return [...before.values()].filter(({ key }) => {
    const around = before.has(key.replace(/(\.[^.]*|\[\])$/, ''))
      ? key.replace(/(\.[^.]*|\[\])$/, '')
      : undefined;
    return !after.has(key) && (around === undefined || after.has(around));
  });
}

function both(before: Fields, after: Fields): readonly (readonly [Field, Field])[] {
  return [...before.values()].flatMap((field) => {
    const now = after.get(field.key);
    return now === undefined ? [] : [[field, now] as const];
  });
}

/** The parameter of the same name elsewhere: headers are compared ignoring case by nobody who renames them. */
function movedTo(field: Field, fields: Fields): Field | undefined {
  if (field.node.node !== 'parameter' || fields.has(field.key)) return undefined;
  const { name } = field.node;
  return [...fields.values()].find(({ node }) => node.node === 'parameter' && node.name === name);
}

/** An object is required by what is required in it. */
function isContainer({ node }: Field): boolean {
  return node.node === 'schema' && node.children.some(({ role }) => role === 'property');
}
