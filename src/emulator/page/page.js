const $ = (id) => document.getElementById(id);
const state = { connectors: [], operations: new Map(), connections: [], chat: undefined };

/** An element with text or children; texts are never read as HTML. */
function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

async function api(method, path, body) {
  const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(`api${path}`, { method, ...(body === undefined ? {} : json) });
  const value = await answer.json().catch(() => undefined);
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
  if (rows.length === 0) return 'None yet.';
  const head = element('tr', {}, ...heads.map((text) => element('th', { scope: 'col', textContent: text })));
  return element(
    'table',
    {},
    head,
    ...rows.map((cells) => element('tr', {}, ...cells.map((cell) => element('td', {}, cell)))),
  );
}

const button = (text, job) =>
  element('button', { type: 'button', textContent: text, onclick: () => attempt(job).then(refresh) });
const field = (label, properties) => element('label', { textContent: label }, element('input', properties));
const valuesOf = (id) =>
  Object.fromEntries(
    [...$(id).querySelectorAll('input')].flatMap(({ name, value }) => (value ? [[name, value]] : [])),
  );
const timeOf = (time) => new Date(time).toLocaleTimeString();
const inputText = ({ key, title, type, required }) =>
  `${title || key} (${type}${required ? ', required' : ''})`;
/** A list is filled in as one value, so its items have no fields of their own. */
const isField = ({ key, type, visibility, notificationUrl }) =>
  visibility !== 'internal' && !notificationUrl && type !== 'object' && !key.includes('[*]');

function fillSelect(select, items, key) {
  const chosen = select.value;
  const values = items.map((item) => item[key]);
  select.replaceChildren(...values.map((value) => element('option', { value, textContent: value })));
  select.value = values.includes(chosen) ? chosen : (values[0] ?? '');
}

function showConnector({ name, title, description, notEmulated }) {
  const rows = state.operations.get(name).map(({ operationId, summary, kind, inputs }) => {
    return [`${summary} (${operationId})`, kind, inputs.filter(isField).map(inputText).join(', ')];
  });
  const notes = notEmulated.map((text) => element('p', { textContent: `Not emulated: ${text}.` }));
  const head = element('summary', { textContent: `${title} (${name})` });
  return element('details', {}, head, description, ...notes, table(['Operation', 'Kind', 'Inputs'], rows));
}

function showActions() {
  const form = $('call').elements;
  const operations = state.operations.get(form.connector.value) ?? [];
  const actions = operations.filter(({ kind, visibility }) => kind === 'action' && visibility !== 'internal');
  fillSelect(form.operation, actions, 'operationId');
  const inputs = operations.find(({ operationId }) => operationId === form.operation.value)?.inputs ?? [];
  $('inputs').replaceChildren(
    ...inputs.filter(isField).map((input) => field(inputText(input), { name: input.key })),
  );
  showConnectionChoice();
}

function showConnectionChoice() {
  const form = $('call').elements;
  const own = state.connections.filter(({ connector }) => connector === form.connector.value);
  fillSelect(form.connection, own, 'id');
}

function showParameters() {
  const form = $('connect').elements;
  const chosen = state.connectors.find(({ name }) => name === form.connector.value);
  const sets = chosen?.connectionParameterSets ?? [];
  fillSelect(form.set, sets, 'name');
  $('sets').hidden = sets.length === 0;
  const set = sets.find(({ name }) => name === form.set.value);
  const declared = Object.entries(set?.parameters ?? chosen?.connectionParameters ?? {});
  const typeOf = (type) => (/^secure/i.test(type) ? 'password' : 'text');
  $('parameters').replaceChildren(
    ...declared.map(([name, { type, uiDefinition }]) =>
      field(uiDefinition?.displayName ?? name, { name, type: typeOf(type), autocomplete: 'off' }),
    ),
  );
}

function showFlow({ name, trigger, state: flowState, subscription }) {
  const address = `/flows/${encodeURIComponent(name)}`;
  const turn = flowState === 'Enabled' ? 'off' : 'on';
  const switchButton = button(`Turn ${turn}`, () => api('POST', `${address}/turn-${turn}`));
  const remove = button('Delete', () => api('DELETE', address));
  const status = `${flowState}, ${subscription.state}. ${subscription.warnings.join(' ')}`;
  return [name, trigger, status, element('span', {}, switchButton, ' ', remove)];
}

function showRun({ time, flow, id, outputs, deviations }) {
  const head = element('summary', { textContent: `${id} (${deviations.length} deviations)` });
  const text = JSON.stringify({ outputs, deviations }, null, 2);
  return [timeOf(time), flow, element('details', {}, head, element('pre', { textContent: text }))];
}

async function refresh() {
  const answers = await Promise.all(['/connections', '/flows', '/runs'].map((path) => api('GET', path)));
  const { connections, flows, runs } = Object.assign({}, ...answers);
  state.connections = connections;
  const rows = connections.map(({ connector, id, status }) => {
    return [connector, id, status, button('Delete', () => api('DELETE', `/connections/${connector}/${id}`))];
  });
  $('connections').replaceChildren(table(['Connector', 'Id', 'Status', ''], rows));
  $('flows').replaceChildren(table(['Flow', 'Trigger', 'State', ''], flows.map(showFlow)));
  $('runs').replaceChildren(table(['Time', 'Flow', 'Run'], runs.slice(0, 30).map(showRun)));
  showConnectionChoice();
}

const controls = {
  async start() {
    const { chat } = await api('POST', '/simulator/chats', {});
    state.chat = chat.id;
  },
  async end() {
    if (state.chat === undefined) throw new Error('Start a chat first.');
    await api('POST', `/simulator/chats/${encodeURIComponent(state.chat)}/end`, {});
    state.chat = undefined;
  },
  ticket: () => api('POST', '/simulator/tickets', {}),
};
for (const made of document.querySelectorAll('[data-control]')) {
  made.onclick = () => attempt(controls[made.dataset.control], `${made.textContent}: done.`);
}
$('call').onchange = ({ target }) =>
  target.matches('select[name=connector], select[name=operation]') && showActions();
$('connect').onchange = ({ target }) => target.matches('select') && showParameters();
$('call').onsubmit = (event) => {
  event.preventDefault();
  const { connector, operation, connection } = event.target.elements;
  const call = { connector: connector.value, operationId: operation.value, connectionId: connection.value };
  return attempt(async () => {
    const result = await api('POST', '/call', { ...call, parameters: valuesOf('inputs') });
    const { response, deviations, warnings, notEmulated, request } = result;
    $('answer').textContent = JSON.stringify(
      { response, deviations, warnings, notEmulated, request },
      null,
      2,
    );
  });
};
$('connect').onsubmit = (event) => {
  event.preventDefault();
  const { connector, id, set } = event.target.elements;
  const parameterSet = set.value === '' ? {} : { parameterSet: set.value };
  const body = {
    connector: connector.value,
    id: id.value,
    ...parameterSet,
    parameters: valuesOf('parameters'),
  };
  return attempt(() => api('POST', '/connections', body), 'Connection created.').then(refresh);
};

await attempt(async () => {
  const [about, { connectors }] = await Promise.all([api('GET', '/about'), api('GET', '/connectors')]);
  $('address').textContent = `${about.publicUrl}/apim/`;
  $('simulator').hidden = !about.simulator;
  for (const { name } of connectors) {
    const { operations } = await api('GET', `/connectors/${name}/operations`);
    state.operations.set(name, operations);
  }
  state.connectors = connectors;
  $('connectors').replaceChildren(...connectors.map(showConnector));
  for (const id of ['call', 'connect']) fillSelect($(id).elements.connector, connectors, 'name');
  showActions();
  showParameters();
  await refresh();
});
let waiting;
new EventSource('api/events').addEventListener('gateway', ({ data }) => {
  const { time, type, data: what } = JSON.parse(data);
  $('events').prepend(
    element('li', { textContent: `${timeOf(time)} ${type} ${JSON.stringify(what).slice(0, 300)}` }),
  );
  while ($('events').children.length > 100) $('events').lastChild.remove();
  clearTimeout(waiting);
  waiting = setTimeout(() => attempt(refresh, $('status').textContent), 200);
});
