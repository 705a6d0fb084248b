import { createContext, type FunctionComponent } from 'preact';
import { useContext } from 'preact/hooks';
import type { DynamicCall } from '../../gateway/form/dynamic-call.js';
import { ApiProblem, api, type InvocationResult } from '../api.js';
import type { EditorProps } from './editor-props.js';
import type { FormValues } from './form-values.js';

/** What fields need to know of the form around them. */
export interface FormContextValue {
  readonly connector: string;
  readonly operation: string;
  /** The connection that dynamic calls are made with. */
  readonly connection: string | undefined;
  readonly values: FormValues;
  /** Messages by field id. */
  readonly problems: ReadonlyMap<string, string>;
  /** The editor for the fields inside a field. */
  readonly Editor: FunctionComponent<EditorProps>;
}

export const FormContext = createContext<FormContextValue>({
  ...{ connector: '', operation: '', connection: undefined },
  values: {},
  problems: new Map(),
  Editor: () => null,
});

export const useForm = (): FormContextValue => useContext(FormContext);

/** The id of the element for the field at a path. */
export const fieldId = (path: readonly string[]): string => `field-${path.map(encodeURIComponent).join('-')}`;

/** Makes a dynamic call through the gateway, as the designer does, and gives back the body of its answer. */
export async function callDynamic(
  { connector, connection }: FormContextValue,
  { operationId }: DynamicCall,
  parameters: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  if (connection === undefined) throw new ApiProblem('Choose a connection first.');
  const { response } = await api<InvocationResult>('POST', '/call', {
    ...{ connector, operationId, connectionId: connection, parameters },
  });
  if (response.status < 300) return response.body;
  throw new ApiProblem(`\`${operationId}\` answered ${response.status}.`);
}
