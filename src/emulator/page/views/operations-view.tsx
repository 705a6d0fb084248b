import { useState } from 'preact/hooks';
import { api, at, type ConnectorView, type OperationSummary } from '../api.js';
import { ConnectorIcon } from '../parts/connector-icon.js';
import { Empty, Loading } from '../parts/empty.js';
import { Notice, ProblemNotice } from '../parts/notice.js';
import { toHash } from '../route.js';
import { useResource } from '../use-resource.js';
import { groupOperations, type OperationGroup } from './group-operations.js';
import { OperationPage } from './operation-page.js';

/** The connector, the list of its operations, and the one that is chosen. */
export function OperationsView({
  connectors,
  connector,
  operationId,
  publicUrl,
}: {
  readonly connectors: readonly ConnectorView[];
  readonly connector: ConnectorView;
  readonly operationId: string | undefined;
  readonly publicUrl: string;
}) {
  const { value, problem, reload } = useResource(connector.name, () =>
    api<{ readonly operations: readonly OperationSummary[] }>(
      'GET',
      `/connectors${at(connector.name)}/operations?brief=true`,
    ),
  );
  const operations = value?.operations ?? [];
  const chosen = operations.find((operation) => operation.operationId === operationId);
  return (
    <div class={operationId === undefined ? 'panes' : 'panes one-chosen'}>
      <aside aria-label="Connector and its operations">
        {connectors.length > 1 && <ConnectorChoice connectors={connectors} chosen={connector.name} />}
        <ConnectorHeader connector={connector} publicUrl={publicUrl} />
        {problem !== undefined && <ProblemNotice problem={problem} retry={reload} />}
        {value === undefined && problem === undefined && <Loading what="operations" />}
        {value !== undefined && (
          <OperationList connector={connector.name} operations={operations} chosen={operationId} />
        )}
      </aside>
      <section class="detail" aria-label="Operation">
        {chosen !== undefined && (
          <>
            <a class="back" href={toHash({ view: 'operations', connector: connector.name })}>
              All operations
            </a>
            <OperationPage
              key={`${connector.name} ${chosen.operationId}`}
              connector={connector}
              operation={chosen}
            />
          </>
        )}
        {chosen === undefined && operationId !== undefined && value !== undefined && (
          <Empty title={`There is no operation ${operationId}.`}>
            <p>
              {connector.title} has {operations.length} others.{' '}
              <a href={toHash({ view: 'operations', connector: connector.name })}>All operations</a>
            </p>
          </Empty>
        )}
        {operationId === undefined && <Welcome connector={connector} />}
      </section>
    </div>
  );
}

/** What there is to do, for whoever comes here first. */
function Welcome({ connector: { name, title } }: { readonly connector: ConnectorView }) {
  return (
    <div class="welcome">
      <h2>Try {title} the way the platform runs it</h2>
      <ol>
        <li>
          <strong>Make a connection</strong>
          <p>
            Give the <a href={toHash({ view: 'connections', id: name })}>connection</a> its credentials. They
            stay on this machine.
          </p>
        </li>
        <li>
          <strong>Run an action</strong>
          <p>
            Choose one from the list. See its request, what each policy did, and whether the answer fits its
            schema.
          </p>
        </li>
        <li>
          <strong>Create a flow</strong>
          <p>
            Choose a trigger. The <a href={toHash({ view: 'flows' })}>flow</a> subscribes, and each event is a
            run you can watch.
          </p>
        </li>
      </ol>
    </div>
  );
}

function ConnectorChoice({
  connectors,
  chosen,
}: {
  readonly connectors: readonly ConnectorView[];
  readonly chosen: string;
}) {
  return (
    <label class="field">
      <span class="visually-hidden">Connector</span>
      <select
        value={chosen}
        onChange={({ currentTarget }) => {
          location.hash = toHash({ view: 'operations', connector: currentTarget.value });
        }}
      >
        {connectors.map(({ name, title }) => (
          <option key={name} value={name}>
            {title === name ? name : `${title} (${name})`}
          </option>
        ))}
      </select>
    </label>
  );
}

function ConnectorHeader({
  connector,
  publicUrl,
}: {
  readonly connector: ConnectorView;
  readonly publicUrl: string;
}) {
  const { name, title, description, publisher, version, policies, notEmulated } = connector;
  const { calls, renewalPeriodSeconds } = connector.throttling;
  return (
    <div class="connector">
      <div class="connector-head">
        <ConnectorIcon connector={connector} size={48} />
        <div>
          <h1>{title}</h1>
          <p class="hint">
            {publisher === '' ? 'No publisher' : publisher} · {version}
          </p>
        </div>
      </div>
      <p class="description">{description}</p>
      <details>
        <summary>Details</summary>
        <dl>
          <dt>Gateway address</dt>
          <dd>
            <code>{`${publicUrl}/apim/${name}/`}</code>
          </dd>
          <dt>Policies</dt>
          <dd>{policies}</dd>
          <dt>Throttling</dt>
          <dd>
            {calls} calls in {renewalPeriodSeconds} s for each connection
          </dd>
        </dl>
      </details>
      {notEmulated.length > 0 && (
        <Notice kind="warning" title="Not emulated">
          <ul>
            {notEmulated.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}

function OperationList({
  connector,
  operations,
  chosen,
}: {
  readonly connector: string;
  readonly operations: readonly OperationSummary[];
  readonly chosen: string | undefined;
}) {
  const [search, setSearch] = useState('');
  const groups = groupOperations(operations, search);
  const found = groups.reduce((sum, group) => sum + group.operations.length, 0);
  return (
    <nav aria-label="Operations" class="operations">
      <input
        type="search"
        aria-label="Search operations"
        placeholder={`Search ${operations.length} operations`}
        value={search}
        onInput={({ currentTarget }) => setSearch(currentTarget.value)}
      />
      <p class="visually-hidden" role="status">
        {search === '' ? '' : `${found} found`}
      </p>
      {found === 0 && (
        <Empty title={search === '' ? 'The connector has no operations.' : `Nothing fits “${search}”.`} />
      )}
      {groups.map((group) => (
        <Group key={`${group.title} ${group.folded}`} group={group} connector={connector} chosen={chosen} />
      ))}
    </nav>
  );
}

function Group({
  group: { title, folded, operations },
  connector,
  chosen,
}: {
  readonly group: OperationGroup;
  readonly connector: string;
  readonly chosen: string | undefined;
}) {
  const holdsChosen = operations.some(({ operationId }) => operationId === chosen);
  return (
    <details class="operation-group" open={!folded || holdsChosen}>
      <summary>
        {title} <span class="count">{operations.length}</span>
      </summary>
      <ul>
        {operations.map(({ operationId, summary, kind, method, deprecated }) => (
          <li key={operationId}>
            <a
              href={toHash({ view: 'operations', connector, operation: operationId })}
              aria-current={operationId === chosen ? 'true' : undefined}
            >
              <span class="operation-title">{summary || operationId}</span>
              <small>
                {kind === 'action' ? method.toUpperCase() : kind} · {operationId}
                {deprecated && ' · deprecated'}
              </small>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
