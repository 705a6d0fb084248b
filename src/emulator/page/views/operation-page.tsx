import {
  api,
  at,
  type ConnectorView,
  type OperationForm as OperationFormModel,
  type OperationSummary,
} from '../api.js';
import { Badge } from '../parts/badge.js';
import { ConnectorIcon } from '../parts/connector-icon.js';
import { Loading } from '../parts/empty.js';
import { ProblemNotice } from '../parts/notice.js';
import { useResource } from '../use-resource.js';
import { ActionCard } from './action-card.js';
import { FlowCard } from './flow-card.js';

const kindNames = { action: 'Action', webhook: 'Webhook trigger', polling: 'Polling trigger' } as const;

/** The card of one operation, and what running it gave. */
export function OperationPage({
  connector,
  operation,
}: {
  readonly connector: ConnectorView;
  readonly operation: OperationSummary;
}) {
  const { operationId, kind, method, path, summary, description, deprecated, visibility } = operation;
  const form = useResource(operationId, () =>
    api<OperationFormModel>('GET', `/connectors${at(connector.name)}/operations${at(operationId)}/form`),
  );
  return (
    <article class="operation">
      <header class="card-head with-icon">
        <ConnectorIcon connector={connector} size={40} />
        <h2>{summary || operationId}</h2>
        <p class="badges">
          <Badge kind="info" text={kindNames[kind]} />
          {visibility === 'internal' && <Badge kind="quiet" text="internal" />}
          {deprecated && <Badge kind="warn" text="deprecated" />}
          <code>
            {method.toUpperCase()} {path}
          </code>
        </p>
        {!['', summary].includes(description.replace(/\.$/, '')) && <p>{description}</p>}
      </header>
      {form.problem !== undefined && <ProblemNotice problem={form.problem} retry={form.reload} />}
      {form.loading && <Loading what="the form" />}
      {form.value !== undefined &&
        (kind === 'action' && !form.value.waitsForCallback ? (
          <ActionCard connector={connector} operation={operation} form={form.value} />
        ) : (
          <FlowCard connector={connector} operation={operation} form={form.value} />
        ))}
    </article>
  );
}
