import { createContext, type FunctionComponent } from 'preact';
import { useContext } from 'preact/hooks';
import type { ParameterField } from '../../gateway/form/form-field.js';
import type { EditorProps } from './editor-props.js';
import type { FormValues } from './form-values.js';

/** What fields need to know of the form around them. */
export interface FormContextValue {
  readonly connector: string;
  readonly operation: string;
  /** The connection that dynamic calls are made with. */
  readonly connection: string | undefined;
  readonly fields: readonly ParameterField[];
  readonly values: FormValues;
  /** Messages by field id. */
  readonly problems: ReadonlyMap<string, string>;
  /** The editor for the fields inside a field. */
  readonly Editor: FunctionComponent<EditorProps>;
}

export const FormContext = createContext<FormContextValue>({
  ...{ connector: '', operation: '', connection: undefined },
  fields: [],
  values: {},
  problems: new Map(),
  Editor: () => null,
});

export const useForm = (): FormContextValue => useContext(FormContext);

/** The id of the element for the field at a path. */
export const fieldId = (path: readonly string[]): string => `field-${path.map(encodeURIComponent).join('-')}`;
