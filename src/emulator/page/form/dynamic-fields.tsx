import type { DynamicField } from '../../gateway/form/form-field.js';
import { ApiProblem, api, at, type FormField } from '../api.js';
import { Notice } from '../parts/notice.js';
import { useResource } from '../use-resource.js';
import { readSchema, resolveCall } from './dynamic-values.js';
import type { EditorProps } from './editor-props.js';
import { callDynamic, useForm } from './form-context.js';
import { RawJson } from './json-input.js';

/** The fields that another operation tells once the inputs it depends on are there; JSON until then. */
export function DynamicFields({ field, path, value, onChange }: EditorProps<DynamicField>) {
  const form = useForm();
  const resolved = resolveCall(field.schema, form.values);
  const key = JSON.stringify([form.connection, resolved]);
  const isReady = resolved.ready && form.connection !== undefined;
  const {
    value: found,
    problem,
    loading,
    reload,
  } = useResource(key, async () => {
    if (!isReady || !resolved.ready) return null;
    const schema = readSchema(field.schema, await callDynamic(form, field.schema, resolved.parameters));
    if (schema === undefined) throw new ApiProblem(`\`${field.schema.operationId}\` gave no schema.`);
    const address = `/connectors${at(form.connector)}/operations${at(form.operation)}/form`;
    const answer = await api<{ readonly field: FormField | null }>('POST', address, { schema });
    return answer.field;
  });
  const { Editor } = form;
  if (found)
    return (
      <Editor
        field={{ ...found, name: field.name, label: field.label }}
        path={path}
        value={value}
        onChange={onChange}
      />
    );
  return (
    <fieldset class="group">
      <legend>{field.label}</legend>
      {loading && isReady && (
        <p class="loading" role="status">
          <span class="spinner" aria-hidden="true" />
          Asking which fields there are…
        </p>
      )}
      {!resolved.ready && (
        <p class="hint">Its fields appear when {resolved.missing.join(', ')} is filled in.</p>
      )}
      {resolved.ready && !isReady && <p class="hint">Its fields appear when a connection is chosen.</p>}
      {problem !== undefined && (
        <Notice kind="warning">
          The fields cannot be loaded. {problem.message}{' '}
          <button type="button" class="link" onClick={reload}>
            Try again
          </button>
        </Notice>
      )}
      {problem !== undefined && (
        <RawJson value={value} onChange={onChange} label={`${field.label} as JSON`} />
      )}
    </fieldset>
  );
}
