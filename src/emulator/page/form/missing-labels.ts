import type { DynamicPlace } from '../../gateway/form/dynamic-place.js';
import type { ParameterField } from '../../gateway/form/form-field.js';
import type { FormField } from '../api.js';

/** The inputs that have to be filled in first, by the labels that the form gives them; by their names where it has none. */
export function missingLabels(
  fields: readonly ParameterField[],
  { dependsOn }: DynamicPlace,
  missing: readonly string[],
): string {
  return missing
    .map((name) => {
      const input = dependsOn.find(
        ({ key, path }) => (path.at(-1) ?? key.split('.$.')[1]) === name.split('/').at(-1),
      );
      return (input && labelAt(fields, input)) ?? name;
    })
    .join(', ');
}

function labelAt(
  fields: readonly ParameterField[],
  { key, path }: DynamicPlace['dependsOn'][number],
): string | undefined {
  let found: FormField | undefined = fields.find((field) => field.key === key);
  for (const name of path) {
    found = found?.widget === 'object' ? found.fields.find((part) => part.name === name) : undefined;
  }
  return found?.label;
}
