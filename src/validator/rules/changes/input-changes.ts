import { defineRule, everywhere, quote } from '../../rule.js';
import { sources } from '../../sources.js';
import { fieldChanges } from './field-changes.js';

const title = '/paths/~1items/post/parameters/0/schema/properties/title';

export const inputDeleted = defineRule({
  id: 'input-deleted',
  code: 'InputFieldDeleted',
  covers: ['BRK-03'],
  summary: 'An input that makers can fill in is still there.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.updates,
  example: { at: '/paths/~1items/get/parameters/0/name', bad: 'state', good: 'status' },
  on: {
    change(change, report) {
      for (const { kind, side, name, operation, pointer } of fieldChanges(change)) {
        if (kind !== 'deleted' || side !== 'input') continue;
        report(
          `The input ${quote(name)} of \`${operation.id}\` is gone, and flows that fill it in break; keep it, or add a new revision of the operation.`,
          { at: pointer },
        );
      }
    },
  },
});

export const inputInternal = defineRule({
  id: 'input-internal',
  code: 'InputFieldVisibilityChangedToInternal',
  covers: ['BRK-04'],
  summary: 'An input that makers can fill in is not made internal.',
  severity: everywhere('error'),
  certainty: 'E',
  source: sources.updates,
  note: 'Its default takes the place of what flows say.',
  example: { at: '/paths/~1items/get/parameters/0/x-ms-visibility', bad: 'internal', good: 'advanced' },
  on: {
    change(change, report) {
      for (const { kind, name, operation, pointer } of fieldChanges(change)) {
        if (kind !== 'internal') continue;
        report(
          `The input ${quote(name)} of \`${operation.id}\` has become internal, and what flows say there is lost; use \`advanced\` to put it aside.`,
          { at: pointer },
        );
      }
    },
  },
});

export const inputLocation = defineRule({
  id: 'input-location',
  code: 'BRK-09',
  summary: 'A parameter stays where it is sent: path, query, header or form.',
  severity: everywhere('error'),
  certainty: 'A',
  source: sources.versioning,
  example: { at: '/paths/~1items/get/parameters/0/in', bad: 'header', good: 'query' },
  on: {
    change(change, report) {
      for (const { kind, name, operation, pointer, before, after } of fieldChanges(change)) {
        if (kind !== 'location') continue;
        report(
          `The parameter ${quote(name)} of \`${operation.id}\` was in ${quote(before)} and is in ${quote(after)}; keep its place, or add a new revision of the operation.`,
          { at: `${pointer}/in` },
        );
      }
    },
  },
});

export const inputValues = defineRule({
  id: 'input-values',
  code: 'BRK-10',
  summary: 'An input accepts all the values that it accepted before.',
  severity: everywhere('error'),
  certainty: 'A',
  source: sources.versioning,
  note: 'An `enum` that is new, or that lacks a value it had.',
  example: { at: `${title}/enum`, bad: ['Bug', 'Question'], good: undefined },
  on: {
    change(change, report) {
      for (const { kind, name, operation, pointer, before, after } of fieldChanges(change)) {
        if (kind !== 'values') continue;
        const accepted = new Set((after as readonly unknown[]).map((value) => JSON.stringify(value)));
        const gone = (Array.isArray(before) ? before : []).filter(
          (value: unknown) => !accepted.has(JSON.stringify(value)),
        );
        const what =
          gone.length === 0
            ? 'had no `enum` and now has one'
            : `no longer accepts ${gone.slice(0, 5).map(quote).join(', ')}`;
        report(
          `The input ${quote(name)} of \`${operation.id}\` ${what}, and flows with other values break; keep all that was accepted.`,
          { at: pointer },
        );
      }
    },
  },
});

export const inputRequired = defineRule({
  id: 'input-required',
  code: 'BRK-14',
  summary: 'An operation asks for no more than before: what is newly required has a default.',
  severity: everywhere('error'),
  certainty: 'F',
  source: sources.versioning,
  example: { at: '/paths/~1items/get/parameters/0/required', bad: true, good: false },
  on: {
    change(change, report) {
      for (const { kind, name, operation, pointer, before } of fieldChanges(change)) {
        if (kind !== 'required') continue;
        const what = before === 'absent' ? 'is new and required' : 'has become required';
        report(
          `The input ${quote(name)} of \`${operation.id}\` ${what}, and flows without it break; make it optional or give it a default.`,
          { at: pointer },
        );
      }
    },
  },
});

export const inputType = defineRule({
  id: 'input-type',
  code: 'InputFieldTypeChanged',
  summary: 'An input keeps its type.',
  severity: everywhere('warning'),
  certainty: 'F',
  source: sources.versioning,
  note: 'Our own: what is published names the change of an output only.',
  example: { at: `${title}/type`, bad: 'integer', good: 'string' },
  on: {
    change(change, report) {
      for (const { kind, side, name, operation, pointer, before, after } of fieldChanges(change)) {
        if (kind !== 'type' || side !== 'input') continue;
        report(
          `The input ${quote(name)} of \`${operation.id}\` was of type ${quote(before)} and is ${quote(after)}; keep the type, or add a new revision of the operation.`,
          { at: pointer },
        );
      }
    },
  },
});
