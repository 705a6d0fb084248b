import { isJsonObject, ownMember } from '../../../shared/json-value.js';
import type { PathSegment } from '../policies/expressions/expression.js';
import type { DynamicPlace } from './dynamic-place.js';
import type { FormField } from './form-field.js';
import { isShown } from './shown-values.js';

/** A place of the shown fields that another operation fills. */
export interface LivePlace extends DynamicPlace {
  readonly kind: 'list' | 'tree' | 'schema';
  /** The key of the parameter, property names and the numbers of items. */
  readonly path: readonly PathSegment[];
}

/** Those of one field; of a list the ones of the items that `value` has. */
export function findPlaces(field: FormField, value: unknown, path: readonly PathSegment[]): LivePlace[] {
  if (!isShown(field)) return [];
  switch (field.widget) {
    case 'dynamic':
      return [{ ...field.schema, kind: 'schema', path }];
    case 'object':
      return field.fields.flatMap((part) => {
        const inner = isJsonObject(value) ? ownMember(value, part.name) : undefined;
        return findPlaces(part, inner, [...path, part.name]);
      });
    case 'list':
      return Array.isArray(value)
        ? value.flatMap((item: unknown, index) => findPlaces(field.items, item, [...path, index]))
        : [];
    default: {
      const { list, tree } = 'list' in field || 'tree' in field ? field : {};
      if (tree !== undefined) return [{ ...tree, kind: 'tree', path }];
      return list === undefined ? [] : [{ ...list, kind: 'list', path }];
    }
  }
}

/** Whether another place has to be filled first. */
export const waitsFor = ({ dependsOn, path }: LivePlace, others: readonly LivePlace[]): boolean =>
  dependsOn.some((input) =>
    others.some((other) => other.path !== path && isSame([input.key, ...input.path], other.path)),
  );

const isSame = (one: readonly PathSegment[], other: readonly PathSegment[]): boolean =>
  one.length === other.length && one.every((name, index) => name === other[index]);
