import type { DynamicField } from '../../gateway/form/form-field.js';
import { api, at, type FormField } from '../api.js';
import { Notice } from '../parts/notice.js';
import { useResource } from '../use-resource.js';
import { dependencyKey, loadSchema } from './dynamic-values.js';
import type { EditorProps } from './editor-props.js';
import { useForm } from './form-context.js';
import { RawJson } from './json-input.js';
import { missingLabels } from './missing-labels.js';

/** The fields that another operation tells once the inputs it depends on are there; JSON until then. */
export function DynamicFields({ field, path, value: entered, onChange }: EditorProps<DynamicField>) {
  const form = useForm();
  const isReady = form.connection !== undefined;
  const { value, problem, loading, reload } = useResource(dependencyKey(form, field.schema), async () => {
    if (!isReady) return { missing: [] };
    const { schema, missing } = await loadSchema(form, field.schema);
    if (schema === undefined) return { missing };
    const address = `/connectors${at(form.connector)}/operations${at(form.operation)}/form`;
    const answer = await api<{ readonly field: FormField | null }>('POST', address, {
      ...{ schema, key: field.schema.key },
    });
    return { missing, found: answer.field };
  });
  const { found, missing = [] } = value ?? {};
  const { Editor } = form;
  if (found)
    return (
      <Editor
        field={{ ...found, name: field.name, label: field.label, required: field.required }}
        path={path}
        value={entered}
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
      {missing.length > 0 && (
        <p class="hint">
          Its fields appear when {missingLabels(form.fields, field.schema, missing)} is filled in.
        </p>
      )}
      {!isReady && <p class="hint">Its fields appear when a connection is chosen.</p>}
      {problem !== undefined && (
        <Notice kind="warning">
          The fields cannot be loaded. {problem.message}{' '}
          <button type="button" class="link" onClick={reload}>
            Try again
          </button>
        </Notice>
      )}
      {problem !== undefined && (
        <RawJson value={entered} onChange={onChange} label={`${field.label} as JSON`} />
      )}
    </fieldset>
  );
}
