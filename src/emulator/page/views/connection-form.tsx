import { useState } from 'preact/hooks';
import { type ApiProblem, api, type ConnectionView, type ConnectorView, problemOf } from '../api.js';
import { Notice, ProblemNotice } from '../parts/notice.js';
import { SignInLink } from './connection-choice.js';
import { type ConnectionField, isShown, toConnectionFields } from './connection-fields.js';

/** Makes a connection: the connector, the way to sign in, and the fields that this way asks for. */
export function ConnectionForm({
  connectors,
  chosen,
  connections,
  onDone,
}: {
  readonly connectors: readonly ConnectorView[];
  readonly chosen: string | undefined;
  /** Those there are. */
  readonly connections: readonly ConnectionView[];
  readonly onDone: () => void;
}) {
  const [name, setName] = useState(chosen ?? '');
  const [setChoice, chooseSet] = useState<string>();
  const [id, setId] = useState<string>();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<ApiProblem>();
  const [made, setMade] = useState<ConnectionView>();
  const connector = connectors.find((one) => one.name === name) ?? connectors[0];
  if (connector === undefined) return null;
  const sets = connector.connectionParameterSets;
  const set = sets.find((one) => one.name === setChoice) ?? sets[0];
  const fields = toConnectionFields(set?.parameters ?? connector.connectionParameters);
  const filled = Object.fromEntries(
    fields.map((field) => [field.name, values[field.name] ?? field.default ?? '']),
  );
  const shown = fields.filter((field) => isShown(field, filled));
  const taken = connections.filter((one) => one.connector === connector.name).map((one) => one.id);
  const freeId = id ?? firstFree(taken);
  const current = connections.find((one) => one.connector === made?.connector && one.id === made.id);

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setMade(undefined);
    const parameters = Object.fromEntries(
      shown.flatMap((field) => (filled[field.name] ? [[field.name, filled[field.name]]] : [])),
    );
    try {
      const connection = await api<ConnectionView>('POST', '/connections', {
        ...{ connector: connector.name, id: freeId, parameters },
        ...(set === undefined ? {} : { parameterSet: set.name }),
      });
      setProblem(undefined);
      setValues({});
      setId(undefined);
      setMade(connection);
      onDone();
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return (
    <form class="card-form" noValidate onSubmit={(event) => void submit(event)}>
      {connectors.length > 1 && (
        <div class="field">
          <label for="connection-connector">Connector</label>
          <select
            id="connection-connector"
            value={connector.name}
            onChange={({ currentTarget }) => {
              setName(currentTarget.value);
              setValues({});
            }}
          >
            {connectors.map((one) => (
              <option key={one.name} value={one.name}>
                {one.title}
              </option>
            ))}
          </select>
        </div>
      )}
      {sets.length > 0 && (
        <div class="field">
          <label for="connection-set">Authentication type</label>
          <select
            id="connection-set"
            value={set?.name ?? ''}
            onChange={({ currentTarget }) => chooseSet(currentTarget.value)}
          >
            {sets.map((one) => (
              <option key={one.name} value={one.name}>
                {titleOf(one)}
              </option>
            ))}
          </select>
        </div>
      )}
      <div class="field">
        <label for="connection-id">Id</label>
        <input
          id="connection-id"
          autocomplete="off"
          aria-describedby="connection-id-hint"
          value={freeId}
          onInput={({ currentTarget }) => setId(currentTarget.value)}
        />
        <p class="hint" id="connection-id-hint">
          Part of gateway addresses: letters, digits, hyphens and underscores.
        </p>
      </div>
      {shown.map((field) => (
        <ParameterInput
          key={field.name}
          field={field}
          value={filled[field.name] ?? ''}
          onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
        />
      ))}
      {fields.length === 0 && <p class="hint">This connector needs no credentials.</p>}
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <p role="status" class="hint">
        {made !== undefined && `The connection ${made.displayName} is made.`}
      </p>
      {current?.signIn?.state === 'needed' && (
        <p>
          <SignInLink connection={current} />
        </p>
      )}
      <footer class="card-foot">
        <button type="submit" class="primary">
          Create connection
        </button>
      </footer>
    </form>
  );
}

function ParameterInput({
  field,
  value,
  onChange,
}: {
  readonly field: ConnectionField;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const id = `connection-parameter-${field.name}`;
  const described = field.hint === undefined ? {} : { 'aria-describedby': `${id}-hint` };
  if (field.kind === 'sign-in')
    return <Notice kind="info">{field.label}: you sign in after the connection is made.</Notice>;
  if (field.kind === 'gateway') {
    return <Notice kind="info">{field.label}: the on-premises data gateway is not emulated.</Notice>;
  }
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
          id={id}
          {...described}
          aria-required={field.required}
          value={value}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
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
          id={id}
          {...described}
          aria-required={field.required}
          // The typings give each type attributes of its own; those used here fit both.
          type={(field.kind === 'secret' ? 'password' : 'text') as 'text'}
          autocomplete={field.kind === 'secret' ? 'new-password' : 'off'}
          value={value}
          onInput={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )}
      {field.hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
    </div>
  );
}

const yesNo = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

/** `default`, then `connection-2` and so on. */
function firstFree(taken: readonly string[]): string {
  if (!taken.includes('default')) return 'default';
  let number = 2;
  while (taken.includes(`connection-${number}`)) number += 1;
  return `connection-${number}`;
}

function titleOf(set: ConnectorView['connectionParameterSets'][number]): string {
  const ui = set['uiDefinition'];
  const title = typeof ui === 'object' && ui !== null && 'displayName' in ui ? ui.displayName : undefined;
  return typeof title === 'string' && title !== '' ? title : set.name;
}
