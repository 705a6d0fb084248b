import { isJsonObject } from '../../../shared/json-value.js';
import type { FormField } from './form-field.js';

/** Whether a form shows a field before anybody asks for all of them. */
export const isShown = ({ visibility, required }: FormField): boolean =>
  visibility !== 'advanced' || required;

/** What of a value a form shows; undefined when nothing of it. What only another operation can tell is left out. */
export function keepShown(field: FormField, value: unknown): unknown {
  if (value === undefined || field.widget === 'dynamic') return undefined;
  if (field.widget === 'list' && Array.isArray(value)) {
    return value.map((item: unknown) => keepShown(field.items, item)).filter((item) => item !== undefined);
  }
  if (field.widget !== 'object') return value;
  const kept = field.fields.filter(isShown).flatMap((part): [string, unknown][] => {
    const inner = isJsonObject(value) ? keepShown(part, value[part.name]) : undefined;
    return inner === undefined ? [] : [[part.name, inner]];
  });
  return kept.length > 0 || field.required ? Object.fromEntries(kept) : undefined;
}

/** What was entered, and the rest from the samples. */
export function withEntered(sample: unknown, entered: unknown): unknown {
  if (entered === undefined || entered === null || entered === '') return sample;
  if (!isJsonObject(sample) || !isJsonObject(entered)) return entered;
  const names = [...new Set([...Object.keys(sample), ...Object.keys(entered)])];
  return Object.fromEntries(names.map((name) => [name, withEntered(sample[name], entered[name])]));
}
