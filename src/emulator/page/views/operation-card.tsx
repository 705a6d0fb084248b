import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import {
  api,
  at,
  type ConnectorView,
  type OperationForm as OperationFormModel,
  type OperationSummary,
} from '../api.js';
import type { FormValues } from '../form/form-values.js';
import { OperationForm } from '../form/operation-form.js';
import { Loading } from '../parts/empty.js';
import { Notice, ProblemNotice } from '../parts/notice.js';
import { ConnectionChoice, useConnections } from './connection-choice.js';

/** What every card of an operation is given. */
export interface CardProps {
  readonly connector: ConnectorView;
  readonly operation: OperationSummary;
  readonly form: OperationFormModel;
}

/** The fields of an operation, the connection, and the button that sends them. */
export function OperationCard({
  connector,
  operation: { operationId },
  form,
  start,
  submit,
  doing = 'Running…',
  cancelTo,
  busy,
  onSubmit,
  children,
}: Pick<CardProps, 'connector' | 'form'> & {
  readonly operation: Pick<OperationSummary, 'operationId'>;
  /** What is filled in already; the defaults otherwise. */
  readonly start?: { readonly parameters: FormValues; readonly connection: string };
  readonly submit: string;
  /** What the button says while it is busy. */
  readonly doing?: string;
  /** Where the link leads that gives up; there is none when left out. */
  readonly cancelTo?: string;
  readonly busy: boolean;
  readonly onSubmit: (parameters: Record<string, unknown>, connection: string) => void;
  readonly children?: ComponentChildren;
}) {
  const { value, problem, reload } = useConnections();
  const [chosen, setChosen] = useState(start?.connection);
  const connections = value?.connections.filter((own) => own.connector === connector.name) ?? [];
  const connection = connections.find(({ id }) => id === chosen) ?? connections[0];
  const fillIn = async (parameters: FormValues): Promise<FormValues> => {
    const address = `/connectors${at(connector.name)}/operations${at(operationId)}/fill`;
    const body = { parameters, ...(connection === undefined ? {} : { connection: connection.id }) };
    return (await api<{ readonly parameters: FormValues }>('POST', address, body)).parameters;
  };
  // Lists and samples are asked for with a connection, so the form waits until it is known.
  if (value === undefined)
    return problem ? <ProblemNotice problem={problem} retry={reload} /> : <Loading what="the connections" />;
  return (
    <OperationForm
      form={form}
      connector={connector.name}
      connection={connection?.id}
      start={start?.parameters}
      fillIn={fillIn}
      onSubmit={(parameters) => {
        if (connection !== undefined) onSubmit(parameters, connection.id);
      }}
    >
      {children}
      {start !== undefined && !connections.some(({ id }) => id === start.connection) && (
        <Notice kind="warning">The connection {start.connection} is gone. Choose another one.</Notice>
      )}
      <footer class="card-foot">
        <ConnectionChoice
          connector={connector.name}
          connections={connections}
          chosen={connection}
          onChange={setChosen}
        />
        <span class="actions">
          {cancelTo !== undefined && (
            <a class="button" href={cancelTo}>
              Cancel
            </a>
          )}
          <button type="submit" class="primary" disabled={busy || connection === undefined}>
            {busy ? doing : submit}
          </button>
        </span>
      </footer>
    </OperationForm>
  );
}
