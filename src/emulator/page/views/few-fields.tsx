import { useId, useState } from 'preact/hooks';

/** A few optional texts and a button. */
export function FewFields({
  names,
  submit,
  onSubmit,
}: {
  readonly names: readonly (readonly [name: string, label: string])[];
  readonly submit: string;
  readonly onSubmit: (values: Readonly<Record<string, string>>) => void;
}) {
  const prefix = useId();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const send = (event: Event): void => {
    event.preventDefault();
    onSubmit(Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== '')));
  };
  return (
    <form class="card-form compact" noValidate onSubmit={send}>
      {names.map(([name, label]) => (
        <div key={name} class="field">
          <label for={prefix + name}>{label}</label>
          <input
            id={prefix + name}
            autocomplete="off"
            value={values[name] ?? ''}
            onInput={({ currentTarget }) =>
              setValues((before) => ({ ...before, [name]: currentTarget.value }))
            }
          />
        </div>
      ))}
      <footer class="card-foot">
        <button type="submit" class="primary">
          {submit}
        </button>
      </footer>
    </form>
  );
}
