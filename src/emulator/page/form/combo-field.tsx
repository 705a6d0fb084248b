import { useEffect, useState } from 'preact/hooks';
import type { DynamicItem } from '../../gateway/dynamic/resolve-dynamic.js';
import type { DynamicPlace } from '../../gateway/form/dynamic-place.js';
import type { ScalarField } from '../../gateway/form/form-field.js';
import { problemOf } from '../api.js';
import { ComboStatus, type LoadedChoices } from './combo-status.js';
import { dependencyKey, loadChoices } from './dynamic-values.js';
import type { EditorProps } from './editor-props.js';
import { FieldFrame, useInputAttributes } from './field-frame.js';
import { useForm } from './form-context.js';
import { toText } from './scalar-inputs.js';

/**
 * A list that is loaded when it is opened, and again when what it depends on has changed; any other value can be
 * typed. Keys as in https://www.w3.org/WAI/ARIA/apg/patterns/combobox/.
 */
export function ComboField({
  field,
  list,
  id,
  value,
  onChange,
}: EditorProps<ScalarField> & { readonly list: DynamicPlace; readonly id: string }) {
  const form = useForm();
  const attributes = useInputAttributes(field, id);
  const key = dependencyKey(form, list);
  const [loaded, setLoaded] = useState<LoadedChoices>();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [typed, setTyped] = useState<string>();
  const current = loaded?.key === key ? loaded : undefined;
  const all = current?.list?.items ?? [];
  const chosen = loaded?.list?.items.find((choice) => choice.value === value);
  const search = (typed ?? '').toLowerCase();
  const shown = all.filter(({ displayName, value: own }) =>
    `${displayName}
${String(own)}`
      .toLowerCase()
      .includes(search),
  );

  const load = (): void => {
    // An answer to an older question comes too late.
    const settle = (answer: Omit<LoadedChoices, 'key'>): void =>
      setLoaded((newest) => (newest?.key === key ? { key, ...answer } : newest));
    setLoaded({ key });
    loadChoices(form, list).then(
      (found) => settle({ list: found }),
      (error: unknown) => settle({ problem: problemOf(error) }),
    );
  };
  const isComplete = current?.list?.missing.length === 0;
  const isNamed = value === undefined || typed !== undefined || current !== undefined;
  // A value that nobody chose from the list here is shown by its name, too.
  const isWanted = form.connection !== undefined && (open || !isNamed);
  useEffect(() => {
    if (isWanted && !isComplete) load();
  }, [isWanted, key]);
  const show = (): void => {
    setOpen(true);
    setActive(-1);
  };
  const hide = (): void => {
    setOpen(false);
    setTyped(undefined);
  };
  const choose = (choice: DynamicItem | undefined): void => {
    if (choice?.isSelectable === false) return;
    if (choice !== undefined) onChange(choice.value);
    hide();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) {
        show();
        return;
      }
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const count = Math.max(shown.length, 1);
      const next = active === -1 && step === -1 ? count - 1 : (active + step + count) % count;
      setActive(next);
      document.getElementById(`${id}-option-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      choose(shown[active]);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      hide();
    }
  };
  return (
    <FieldFrame field={field} id={id}>
      <div class="combo">
        <input
          {...attributes}
          type="text"
          role="combobox"
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={open && active >= 0 ? `${id}-option-${active}` : undefined}
          autocomplete="off"
          placeholder="Choose, or type a value"
          value={typed ?? chosen?.displayName ?? toText(value)}
          onFocus={show}
          onClick={show}
          onBlur={hide}
          onKeyDown={onKeyDown}
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value);
            setActive(-1);
            setOpen(true);
            onChange(currentTarget.value === '' ? undefined : currentTarget.value);
          }}
        />
        <div class="combo-list" hidden={!open}>
          <ComboStatus list={list} loaded={current} shown={shown.length} retry={load} />
          <div role="listbox" id={`${id}-list`} aria-label={field.label}>
            {open &&
              shown.slice(0, 200).map((choice, index) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the combobox that owns the list
                // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the combobox; `aria-activedescendant` tells which option is meant
                <div
                  key={`${index} ${String(choice.value)}`}
                  id={`${id}-option-${index}`}
                  role="option"
                  aria-selected={choice.value === value}
                  aria-disabled={!choice.isSelectable}
                  class={index === active ? 'active' : ''}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => choose(choice)}
                >
                  {choice.displayName}
                  {choice.displayName !== String(choice.value) && (
                    <small>{choice.description ?? String(choice.value)}</small>
                  )}
                </div>
              ))}
          </div>
        </div>
      </div>
    </FieldFrame>
  );
}
