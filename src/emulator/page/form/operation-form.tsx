import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { ParameterField } from '../../gateway/form/form-field.js';
import { type ApiProblem, type OperationForm as OperationFormModel, problemOf } from '../api.js';
import { ProblemNotice } from '../parts/notice.js';
import { FieldEditor } from './field-editor.js';
import { FormContext, fieldId } from './form-context.js';
import { type FormValues, findMissing, initialValues, isObject, toParameters } from './form-values.js';
import { RawJson } from './json-input.js';
import { Folded, Members } from './object-fields.js';

/** The card of an operation: its fields, a switch to raw JSON, and whatever is sent below. */
export function OperationForm({
  form,
  connector,
  connection,
  start,
  children,
  fillIn,
  onSubmit,
}: {
  readonly form: OperationFormModel;
  readonly connector: string;
  readonly connection: string | undefined;
  /** What is filled in at the beginning; the defaults when left out. */
  readonly start: FormValues | undefined;
  readonly children: ComponentChildren;
  /** Adds sample values to those that are there. */
  readonly fillIn: (values: FormValues) => Promise<FormValues>;
  readonly onSubmit: (parameters: Record<string, unknown>) => void;
}) {
  const [values, setValues] = useState<FormValues>(() => start ?? initialValues(form.fields));
  const [raw, setRaw] = useState(false);
  const [tried, setTried] = useState(false);
  const [filled, setFilled] = useState(0);
  const [filling, setFilling] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  // JSON may name the inputs in other ways, so the gateway judges it.
  const missing = useMemo(() => (raw ? [] : findMissing(form.fields, values)), [raw, form, values]);
  const problems = new Map(
    tried ? missing.map(({ label, path }) => [fieldId(path), `${label} is required.`]) : [],
  );
  const submit = (event: Event): void => {
    event.preventDefault();
    setTried(true);
    const [first] = missing;
    if (first === undefined) onSubmit(toParameters(values));
    else document.getElementById(fieldId(first.path))?.focus();
  };
  const fill = async (): Promise<void> => {
    setFilling(true);
    try {
      setValues(await fillIn(toParameters(values)));
      setFilled(filled + 1);
      setProblem(undefined);
    } catch (error) {
      setProblem(problemOf(error));
    }
    setFilling(false);
  };
  const context = {
    ...{ connector, connection, values, problems },
    ...{ operation: form.operationId, fields: form.fields },
    Editor: FieldEditor,
  };
  return (
    <FormContext.Provider value={context}>
      <form class="card-form" noValidate onSubmit={submit}>
        {form.fields.length > 0 && (
          <div class="form-tools">
            <button type="button" class="link" disabled={filling} onClick={() => void fill()}>
              {filling ? 'Filling…' : 'Fill with sample values'}
            </button>
            <button type="button" class="link" aria-pressed={raw} onClick={() => setRaw(!raw)}>
              {raw ? 'Use fields' : 'Use JSON'}
            </button>
          </div>
        )}
        {problem !== undefined && <ProblemNotice problem={problem} />}
        {raw ? (
          <RawJson
            key={filled}
            value={values}
            label="Parameters as JSON"
            onChange={(next) => setValues(isObject(next) ? next : {})}
          />
        ) : (
          <Folded
            key={filled}
            fields={form.fields}
            render={(field) => (
              <TopField
                key={field.key}
                field={field}
                value={values[field.key]}
                onChange={(value) => setValues((before) => ({ ...before, [field.key]: value }))}
              />
            )}
          />
        )}
        {form.fields.length === 0 && <p class="hint">This operation needs no input.</p>}
        {tried && missing.length > 0 && (
          <p class="field-problem" role="alert">
            {missing.length === 1
              ? `${missing[0]?.label} is required.`
              : `${missing.length} required fields are empty: ${missing.map(({ label }) => label).join(', ')}.`}
          </p>
        )}
        {children}
      </form>
    </FormContext.Provider>
  );
}

/** The properties of a body stand beside the other parameters, as in the designer. */
function TopField({
  field,
  value,
  onChange,
}: {
  readonly field: ParameterField;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}) {
  if (field.widget === 'object') {
    return <Members fields={field.fields} path={[field.key]} value={value} onChange={onChange} />;
  }
  return <FieldEditor field={field} path={[field.key]} value={value} onChange={onChange} />;
}
