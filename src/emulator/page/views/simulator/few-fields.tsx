import { useId, useState } from 'preact/hooks';

type Named = readonly [name: string, label: string];

/** A few optional texts, perhaps a switch, and a button. */
export function FewFields({
  names,
  flag,
  submit,
  onSubmit,
}: {
  readonly names: readonly Named[];
  readonly flag?: Named;
  readonly submit: string;
  readonly onSubmit: (values: Readonly<Record<string, string | boolean>>) => void;
}) {
  const prefix = useId();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [on, setOn] = useState(false);
  const send = (event: Event): void => {
    event.preventDefault();
    const given = Object.entries(values).filter(([, value]) => value.trim() !== '');
    onSubmit({ ...Object.fromEntries(given), ...(flag !== undefined && on && { [flag[0]]: true }) });
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
        {flag !== undefined && (
          <label class="switch">
            <input
              type="checkbox"
              checked={on}
              onChange={({ currentTarget }) => setOn(currentTarget.checked)}
            />
            {flag[1]}
          </label>
        )}
        <button type="submit" class="primary">
          {submit}
        </button>
      </footer>
    </form>
  );
}
