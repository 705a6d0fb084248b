import { useState } from 'preact/hooks';
import type { ListField as ListFieldModel } from '../../gateway/form/form-field.js';
import type { EditorProps } from './editor-props.js';
import { FieldHint, RequiredMark } from './field-frame.js';
import { fieldId, useForm } from './form-context.js';
import { initialValue } from './form-values.js';
import { RawJson } from './json-input.js';
import { Members } from './object-fields.js';

/** Items with add and remove, or the whole list as JSON. */
export function ListField({ field, path, value, onChange }: EditorProps<ListFieldModel>) {
  const [raw, setRaw] = useState(false);
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const set = (next: readonly unknown[]): void => onChange(next.length > 0 ? next : undefined);
  const replace = (index: number, item: unknown): void =>
    set(items.map((old, place) => (place === index ? (item ?? emptyOf(field)) : old)));
  const id = fieldId(path);
  return (
    <fieldset class="group list" id={id} tabIndex={-1}>
      <legend>
        {field.label}
        <RequiredMark required={field.required} />
      </legend>
      <button type="button" class="link raw-switch" aria-pressed={raw} onClick={() => setRaw(!raw)}>
        {raw ? 'Use fields' : 'Use JSON'}
      </button>
      <FieldHint field={field} id={id} />
      {raw ? (
        <RawJson value={value} onChange={onChange} label={`${field.label} as JSON`} />
      ) : (
        <>
          {items.map((item, index) => (
            <div key={index} class="item">
              <div class="item-fields">
                <Item
                  field={field}
                  path={[...path, String(index)]}
                  index={index}
                  value={item}
                  onChange={(next) => replace(index, next)}
                />
              </div>
              <button
                type="button"
                class="quiet small"
                aria-label={`Remove item ${index + 1} of ${field.label}`}
                onClick={() => set(items.filter((_, place) => place !== index))}
              >
                Remove
              </button>
            </div>
          ))}
          <button
            type="button"
            class="small"
            onClick={() => set([...items, initialValue(field.items) ?? emptyOf(field)])}
          >
            Add item<span class="visually-hidden"> to {field.label}</span>
          </button>
        </>
      )}
    </fieldset>
  );
}

function Item({ field, index, ...props }: EditorProps<ListFieldModel> & { readonly index: number }) {
  const { Editor } = useForm();
  const label = `${field.label} ${index + 1}`;
  if (field.items.widget === 'object') return <Members {...props} fields={field.items.fields} />;
  return <Editor {...props} field={{ ...field.items, label, required: false }} />;
}

/** What a new item starts as. */
const emptyOf = (field: ListFieldModel): unknown => (field.items.widget === 'object' ? {} : '');
