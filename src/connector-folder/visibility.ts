import { toText } from '../shared/json-value.js';
import type { Operation } from './connector.js';

/** How prominently a client offers something: https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions */
export type Visibility = Operation['visibility'];

const named: readonly string[] = ['important', 'advanced', 'internal'] satisfies Visibility[];

/** `x-ms-visibility` of an object; absent, empty and unknown values mean normal, and clients ignore the case. */
export function readVisibility(object: Readonly<Record<string, unknown>>): Visibility {
  const text = toText(object['x-ms-visibility']).toLowerCase();
  return isNamed(text) ? text : 'normal';
}

function isNamed(text: string): text is Visibility {
  return named.includes(text);
}
