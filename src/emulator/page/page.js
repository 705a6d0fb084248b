const $ = (id) => document.getElementById(id);
const state = { connectors: [], operations: new Map(), connections: [], chat: undefined };

/** An element with text or children; texts are never read as HTML. */
function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

async function api(method, path, body) {
  const answer = await fetch(`api${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const value = answer.status === 204 ? undefined : await answer.json().catch(() => undefined);
  if (!answer.ok) throw new Error(value?.error?.message ?? `The gateway answered ${answer.status}.`);
  return value;
}

/** Runs a job and says in the status line how it went. */
async function attempt(job, done = '') {
  try {
    await job();
    $('status').textContent = done;
  } catch (error) {
    $('status').textContent = error.message;
  }
}

function table(heads, rows) {
  if (rows.length === 0) return element('p', { textContent: 'None yet.' });
  const head = element('tr', {}, ...heads.map((text) => element('th', { scope: 'col', textContent: text })));
  const lines = rows.map((cells) => element('tr', {}, ...cells.map((cell) => element('td', {}, cell))));
  return element('table', {}, element('thead', {}, head), element('tbody', {}, ...lines));
}

const button = (text, job) =>
  element('button', { type: 'button', textContent: text, onclick: () => attempt(job).then(refresh) });
const fillSelect = (select, values) => {
  const chosen = select.value;
  select.replaceChildren(...values.map((value) => element('option', { value, textContent: value })));
  if (values.includes(chosen)) select.value = chosen;
};
const inputText = ({ key, title, type, required }) =>
  `${title || key} (${type ?? 'any'}${required ? ', required' : ''}) ${key}`;
const isVisible = ({ visibility, notificationUrl }) => visibility !== 'internal' && notificationUrl !== true;
/** A list is filled in as one JSON value, so its items need no fields of their own. */
const isField = (input) => isVisible(input) && input.type !== 'object' && !input.key.includes('[*]');

function showConnectors() {
  $('connectors').replaceChildren(
    ...state.connectors.map(({ name, title, description, notEmulated }) =>
      element(
        'details',
        { open: state.connectors.length === 1 },
        element('summary', { textContent: `${title} (${name})` }),
        element('p', { textContent: description }),
        ...notEmulated.map((text) => element('p', { textContent: `Not emulated: ${text}.` })),
        table(
          ['Operation', 'Kind', 'Inputs'],
          (state.operations.get(name) ?? []).map(({ operationId, summary, kind, inputs }) => [
            `${summary} (${operationId})`,
            kind,
            inputs.filter(isVisible).map(inputText).join('; '),
          ]),
        ),
      ),
    ),
  );
  const names = state.connectors.map(({ name }) => name);
  for (const form of [$('call'), $('connect')]) fillSelect(form.elements.connector, names);
  showActions();
  showParameters();
}

function showActions() {
  const form = $('call').elements;
  const operations = state.operations.get(form.connector.value) ?? [];
  fillSelect(
    form.operation,
    operations
      .filter(({ kind, visibility }) => kind === 'action' && visibility !== 'internal')
      .map((o) => o.operationId),
  );
  showInputs();
}

function showInputs() {
  const form = $('call').elements;
  const operations = state.operations.get(form.connector.value) ?? [];
  const inputs = operations.find(({ operationId }) => operationId === form.operation.value)?.inputs ?? [];
  $('inputs').replaceChildren(
    ...inputs
      .filter(isField)
      .map((input) =>
        element('label', { textContent: inputText(input) }, element('input', { name: input.key })),
      ),
  );
  showConnectionChoice();
}

function showConnectionChoice() {
  const form = $('call').elements;
  const own = state.connections.filter(({ connector }) => connector === form.connector.value);
  fillSelect(
    form.connection,
    own.map(({ id }) => id),
  );
}

function showParameters() {
  const chosen = state.connectors.find(({ name }) => name === $('connect').elements.connector.value);
  const sets = chosen?.connectionParameterSets ?? [];
  const declared = { ...chosen?.connectionParameters, ...sets[0]?.parameters };
  $('parameters').replaceChildren(
    ...Object.entries(declared).map(([name, { type, uiDefinition }]) =>
      element(
        'label',
        { textContent: uiDefinition?.displayName ?? name },
        element('input', { name, type: /^secure/i.test(type) ? 'password' : 'text', autocomplete: 'off' }),
      ),
    ),
  );
}

function showFlow({ name, connector, trigger, state: flowState, subscription }) {
  const address = `/flows/${encodeURIComponent(name)}`;
  const isOn = flowState === 'Enabled';
  return [
    name,
    `${trigger} of ${connector}`,
    `${flowState}, ${subscription.state}. ${subscription.warnings.join(' ')}`,
    element(
      'span',
      {},
      button(isOn ? 'Turn off' : 'Turn on', () => api('POST', `${address}/turn-${isOn ? 'off' : 'on'}`)),
      button('Delete', () => api('DELETE', address)),
    ),
  ];
}

const showRun = ({ time, flow, id, outputs, deviations }) => [
  element('time', { dateTime: time, textContent: new Date(time).toLocaleTimeString() }),
  flow,
  element(
    'details',
    {},
    element('summary', {
      textContent: `${id}${deviations.length > 0 ? ` (${deviations.length} deviations)` : ''}`,
    }),
    element('pre', { textContent: JSON.stringify({ outputs, deviations }, null, 2) }),
  ),
];

async function refresh() {
  const [{ connections }, { flows }, { runs }] = await Promise.all(
    ['/connections', '/flows', '/runs'].map((path) => api('GET', path)),
  );
  state.connections = connections;
  $('connections').replaceChildren(
    table(
      ['Connector', 'Id', 'Status', ''],
      connections.map(({ connector, id, status }) => [
        ...[connector, id, status],
        button('Delete', () => api('DELETE', `/connections/${connector}/${id}`)),
      ]),
    ),
  );
  $('flows').replaceChildren(table(['Flow', 'Trigger', 'State', ''], flows.map(showFlow)));
  $('runs').replaceChildren(table(['Time', 'Flow', 'Run'], runs.slice(0, 30).map(showRun)));
  showConnectionChoice();
}

function showEvent({ time, type, data }) {
  const line = element('li', {}, `${new Date(time).toLocaleTimeString()} ${type} `);
  line.append(element('code', { textContent: JSON.stringify(data).slice(0, 300) }));
  $('events').prepend(line);
  while ($('events').children.length > 100) $('events').lastChild.remove();
}

const controls = {
  start: async () => {
    const chat = await api('POST', '/simulator/chats', {});
    state.chat = chat?.id;
  },
  end: async () => {
    if (state.chat === undefined) throw new Error('Start a chat first.');
    await api('POST', `/simulator/chats/${encodeURIComponent(state.chat)}/end`, {});
    state.chat = undefined;
  },
  ticket: () => api('POST', '/simulator/tickets', {}),
};

for (const made of document.querySelectorAll('[data-control]')) {
  made.addEventListener('click', () => attempt(controls[made.dataset.control], `${made.textContent}: done.`));
}
$('call').elements.connector.addEventListener('change', showActions);
$('call').elements.operation.addEventListener('change', showInputs);
$('connect').elements.connector.addEventListener('change', showParameters);
const filled = (container) => [...container.querySelectorAll('input')].filter(({ value }) => value !== '');
const valuesOf = (container) =>
  Object.fromEntries(filled($(container)).map(({ name, value }) => [name, value]));
$('call').addEventListener('submit', (event) => {
  event.preventDefault();
  const { connector, operation, connection } = event.target.elements;
  const body = { connector: connector.value, operationId: operation.value, connectionId: connection.value };
  attempt(async () => {
    const { response, deviations, warnings, notEmulated, request } = await api('POST', '/call', {
      ...{ ...body, parameters: valuesOf('inputs') },
    });
    $('answer').textContent = JSON.stringify(
      { response, deviations, warnings, notEmulated, request },
      null,
      2,
    );
  });
});
$('connect').addEventListener('submit', (event) => {
  event.preventDefault();
  const { connector, id } = event.target.elements;
  const body = { connector: connector.value, id: id.value, parameters: valuesOf('parameters') };
  attempt(() => api('POST', '/connections', body), 'Connection created.').then(refresh);
});

await attempt(async () => {
  const [about, { connectors }] = await Promise.all([api('GET', '/about'), api('GET', '/connectors')]);
  $('address').textContent = `${about.publicUrl}/apim/`;
  $('simulator').hidden = !about.simulator;
  state.connectors = connectors;
  for (const { name } of connectors) {
    state.operations.set(
      name,
      (await api('GET', `/connectors/${encodeURIComponent(name)}/operations`)).operations,
    );
  }
  showConnectors();
  await refresh();
});
let waiting;
new EventSource('api/events').addEventListener('gateway', ({ data }) => {
  showEvent(JSON.parse(data));
  clearTimeout(waiting);
  waiting = setTimeout(() => attempt(refresh, $('status').textContent), 200);
});
