import { Notice } from '../parts/notice.js';
import { Switch } from '../parts/switch.js';
import type { ConnectionField } from './connection-fields.js';
import { type ConnectionInput, titleOfSet } from './connection-values.js';

/** The way to sign in, and the fields that this way asks for. */
export function ConnectionParameters({ input }: { readonly input: ConnectionInput }) {
  const { sets, set, hasPlain, fields, shown } = input;
  return (
    <>
      {sets.length > 0 && (
        <div class="field">
          <label for="connection-set">Authentication type</label>
          <select
            id="connection-set"
            value={set?.name ?? ''}
            onChange={({ currentTarget }) => input.chooseSet(currentTarget.value)}
          >
            {hasPlain && <option value="">As it was made</option>}
            {sets.map((one) => (
              <option key={one.name} value={one.name}>
                {titleOfSet(one)}
              </option>
            ))}
          </select>
        </div>
      )}
      {shown.map((field) => (
        <ParameterInput key={field.name} field={field} input={input} />
      ))}
      {fields.length === 0 && <p class="hint">This connector needs no credentials.</p>}
    </>
  );
}

function ParameterInput({
  field,
  input,
}: {
  readonly field: ConnectionField;
  readonly input: ConnectionInput;
}) {
  if (field.kind === 'sign-in')
    return (
      <Notice kind="info">You sign in after the connection is {input.isEdited ? 'saved' : 'made'}.</Notice>
    );
  if (field.kind === 'gateway') {
    return <Notice kind="info">{field.label}: the on-premises data gateway is not emulated.</Notice>;
  }
  const id = `connection-parameter-${field.name}`;
  const isKept = input.isKept(field);
  const hints = [field.hint, isKept ? keptHint : undefined].filter((hint) => hint !== undefined);
  const attributes = {
    id,
    'aria-required': field.required && !isKept,
    disabled: input.isDropped(field),
    value: input.textOf(field),
    ...(hints.length === 0 ? {} : { 'aria-describedby': `${id}-hint` }),
  };
  return (
    <div class="field">
      <label for={id}>
        {field.label}
        {field.required && (
          <span class="required" aria-hidden="true">
            {' '}
            *
          </span>
        )}
      </label>
      {field.kind === 'choice' || field.kind === 'boolean' ? (
        <select
          {...attributes}
          onChange={({ currentTarget }) => input.change(field.name, currentTarget.value)}
        >
          <option value="">Choose…</option>
          {(field.kind === 'boolean' ? yesNo : field.choices).map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...attributes}
          // The typings give each type attributes of its own; those used here fit both.
          type={(field.kind === 'secret' ? 'password' : 'text') as 'text'}
          autocomplete={field.kind === 'secret' ? 'new-password' : 'off'}
          placeholder={isKept ? 'Unchanged' : undefined}
          onInput={({ currentTarget }) => input.change(field.name, currentTarget.value)}
        />
      )}
      {hints.length > 0 && (
        <p class="hint" id={`${id}-hint`}>
          {hints.join(' ')}
        </p>
      )}
      {isKept && !field.required && (
        <Switch
          label={`Take the kept value of ${field.label} away`}
          checked={input.isDropped(field)}
          onChange={(isOn) => input.drop(field.name, isOn)}
        />
      )}
    </div>
  );
}

const keptHint = 'A value is kept and not shown. Leave this empty to keep it.';

const yesNo = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];
