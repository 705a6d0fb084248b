import { useState } from 'preact/hooks';
import type { MapField as MapFieldModel } from '../../gateway/form/form-field.js';
import type { EditorProps } from './editor-props.js';
import { RequiredMark } from './field-frame.js';
import { fieldId, useForm } from './form-context.js';
import { isObject } from './form-values.js';

/** An object whose names the maker chooses. */
export function MapField({ field, path, value, onChange }: EditorProps<MapFieldModel>) {
  const { Editor } = useForm();
  const object = isObject(value) ? value : {};
  const [name, setName] = useState('');
  const id = fieldId(path);
  const set = (next: Readonly<Record<string, unknown>>): void =>
    onChange(Object.keys(next).length > 0 ? next : undefined);
  const add = (): void => {
    if (name === '' || Object.hasOwn(object, name)) return;
    set({ ...object, [name]: '' });
    setName('');
  };
  return (
    <fieldset class="group list">
      <legend>
        {field.label}
        <RequiredMark required={field.required} />
      </legend>
      {field.hint !== undefined && <p class="hint">{field.hint}</p>}
      {Object.entries(object).map(([key, item]) => (
        <div key={key} class="item">
          <div class="item-fields">
            <Editor
              field={{ ...field.items, label: key, required: false }}
              path={[...path, key]}
              value={item}
              onChange={(next) => set({ ...object, [key]: next ?? '' })}
            />
          </div>
          <button
            type="button"
            class="quiet small"
            aria-label={`Remove ${key} of ${field.label}`}
            onClick={() => set(Object.fromEntries(Object.entries(object).filter(([other]) => other !== key)))}
          >
            Remove
          </button>
        </div>
      ))}
      <div class="row">
        <input
          id={id}
          aria-label={`Name of a new entry of ${field.label}`}
          placeholder="Name"
          value={name}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
        <button type="button" class="small" onClick={add}>
          Add entry
        </button>
      </div>
    </fieldset>
  );
}
