import type { ComponentChild } from 'preact';
import { useState } from 'preact/hooks';
import type { ObjectField } from '../../gateway/form/form-field.js';
import type { FormField } from '../api.js';
import type { EditorProps } from './editor-props.js';
import { RequiredMark } from './field-frame.js';
import { useForm } from './form-context.js';
import { isObject } from './form-values.js';

/** The properties of an object in a box of their own. */
export function ObjectFields({ field, path, value, onChange }: EditorProps<ObjectField>) {
  return (
    <fieldset class="group">
      <legend>
        {field.label}
        <RequiredMark required={field.required} />
      </legend>
      {field.hint !== undefined && <p class="hint">{field.hint}</p>}
      <Members fields={field.fields} path={path} value={value} onChange={onChange} />
    </fieldset>
  );
}

/** The fields of an object, advanced ones behind "Show all". */
export function Members({
  fields,
  path,
  value,
  onChange,
}: Omit<EditorProps, 'field'> & { readonly fields: readonly FormField[] }) {
  const { Editor } = useForm();
  const object = isObject(value) ? value : {};
  const change = (name: string, member: unknown): void => {
    const { [name]: _, ...rest } = object;
    const next = member === undefined ? rest : { ...object, [name]: member };
    onChange(Object.keys(next).length > 0 ? next : undefined);
  };
  return (
    <Folded
      fields={fields}
      render={(member) => (
        <Editor
          key={member.name}
          field={member}
          path={[...path, member.name]}
          value={Object.hasOwn(object, member.name) ? object[member.name] : undefined}
          onChange={(next) => change(member.name, next)}
        />
      )}
    />
  );
}

/** Fields, the advanced ones folded as in the designer. A required one is always shown. */
export function Folded<Field extends FormField>({
  fields,
  render,
}: {
  readonly fields: readonly Field[];
  readonly render: (field: Field) => ComponentChild;
}) {
  const [open, setOpen] = useState(false);
  const isShown = ({ visibility, required }: FormField): boolean => visibility !== 'advanced' || required;
  const advanced = fields.filter((field) => !isShown(field));
  return (
    <>
      {fields.filter(isShown).map(render)}
      {advanced.length > 0 && (
        <button type="button" class="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Show less' : `Show all (${advanced.length} more)`}
        </button>
      )}
      {open && advanced.map(render)}
    </>
  );
}
