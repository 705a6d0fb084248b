import type { FormField } from '../api.js';

/** What every editor of a field is given. */
export interface EditorProps<Field extends FormField = FormField> {
  readonly field: Field;
  /** From the key of the parameter inwards. */
  readonly path: readonly string[];
  readonly value: unknown;
  /** undefined takes the value away. */
  readonly onChange: (value: unknown) => void;
}
