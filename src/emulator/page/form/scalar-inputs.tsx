import type { ChoiceField, ScalarField } from '../../gateway/form/form-field.js';
import type { FormField } from '../api.js';
import type { EditorProps } from './editor-props.js';
import { FieldFrame, useInputAttributes } from './field-frame.js';
import { toLocalInput, toMoment, toNumber } from './typed-values.js';

type InputProps<Field extends FormField> = EditorProps<Field> & { readonly id: string };

/** The typings allow each type its own attributes; those used here fit all of these. */
type AnyType = 'text';
const types: Readonly<Partial<Record<ScalarField['widget'], string>>> = {
  secret: 'password',
  email: 'email',
  url: 'url',
  date: 'date',
  'date-time': 'datetime-local',
  'local-date-time': 'datetime-local',
};

/** One line or several. What is no number stays text: the gateway says what is wrong with it. */
export function TextInput({ field, id, value, onChange }: InputProps<ScalarField>) {
  const attributes = useInputAttributes(field, id);
  const { widget } = field;
  const isNumber = widget === 'integer' || widget === 'number';
  const read = (text: string): unknown => {
    if (text === '') return undefined;
    return isNumber ? toNumber(text, false) : toMoment(widget, text);
  };
  if (widget === 'multiline') {
    return (
      <FieldFrame field={field} id={id}>
        <textarea
          {...attributes}
          rows={4}
          value={toText(value)}
          onInput={({ currentTarget }) => onChange(read(currentTarget.value))}
        />
      </FieldFrame>
    );
  }
  return (
    <FieldFrame field={field} id={id}>
      <input
        {...attributes}
        type={(types[widget] ?? 'text') as AnyType}
        step={widget.includes('time') ? 1 : undefined}
        inputMode={widget === 'integer' ? 'numeric' : widget === 'number' ? 'decimal' : undefined}
        placeholder={isNumber ? 'Number' : undefined}
        autocomplete="off"
        value={toLocalInput(widget, toText(value))}
        onInput={({ currentTarget }) => onChange(read(currentTarget.value))}
        onBlur={() => isNumber && typeof value === 'string' && onChange(toNumber(value, true))}
      />
    </FieldFrame>
  );
}

/** Yes, no, or not given. */
export function BooleanInput({ field, id, value, onChange }: InputProps<FormField>) {
  const attributes = useInputAttributes(field, id);
  return (
    <FieldFrame field={field} id={id}>
      <select
        {...attributes}
        value={value === undefined ? '' : String(value)}
        onChange={({ currentTarget }) =>
          onChange(currentTarget.value === '' ? undefined : currentTarget.value === 'true')
        }
      >
        <option value="">Not set</option>
        <option value="true">Yes</option>
        <option value="false">No</option>
      </select>
    </FieldFrame>
  );
}

/** One of the values that the definition lists. */
export function ChoiceInput({ field, id, value, onChange }: InputProps<ChoiceField>) {
  const attributes = useInputAttributes(field, id);
  const chosen = field.choices.findIndex((choice) => choice.value === value);
  return (
    <FieldFrame field={field} id={id}>
      <select
        {...attributes}
        value={chosen === -1 ? '' : String(chosen)}
        onChange={({ currentTarget }) => onChange(field.choices[Number(currentTarget.value || '-1')]?.value)}
      >
        <option value="">{field.required ? 'Choose…' : 'Not set'}</option>
        {field.choices.map(({ label }, index) => (
          <option key={label} value={String(index)}>
            {label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

/** What an input shows for a value that may not be text. */
export const toText = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};
