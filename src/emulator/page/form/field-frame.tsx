import type { ComponentChildren } from 'preact';
import type { FormField } from '../api.js';
import { useForm } from './form-context.js';

/** Label, required mark, hint and message around the input of a field. */
export function FieldFrame({
  field,
  id,
  children,
}: {
  readonly field: FormField;
  readonly id: string;
  readonly children: ComponentChildren;
}) {
  const problem = useForm().problems.get(id);
  return (
    <div class={problem === undefined ? 'field' : 'field wrong'}>
      <label for={id}>
        {field.label}
        <RequiredMark required={field.required} />
      </label>
      {children}
      <FieldHint field={field} id={id} />
    </div>
  );
}

export function RequiredMark({ required }: { readonly required: boolean }) {
  return required ? (
    <span class="required" aria-hidden="true">
      {' '}
      *
    </span>
  ) : null;
}

/** The description, and what is wrong with the value. */
export function FieldHint({ field, id }: { readonly field: FormField; readonly id: string }) {
  const problem = useForm().problems.get(id);
  return (
    <>
      {problem !== undefined && (
        <p class="field-problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      {field.hint !== undefined && field.hint !== field.label && (
        <p class="hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
    </>
  );
}

/** The attributes that tie an input to its label, hint and message. */
export function useInputAttributes(field: FormField, id: string) {
  const problem = useForm().problems.get(id);
  const described = [
    problem === undefined ? '' : `${id}-problem`,
    field.hint === undefined || field.hint === field.label ? '' : `${id}-hint`,
  ]
    .filter(Boolean)
    .join(' ');
  return {
    id,
    'aria-required': field.required,
    'aria-invalid': problem !== undefined,
    ...(described === '' ? {} : { 'aria-describedby': described }),
  };
}
