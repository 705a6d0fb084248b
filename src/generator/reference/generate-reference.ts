import type { Connection, ConnectionParameter } from '../../model/connection.js';
import type { Connector, ConnectorInfo, Throttling } from '../../model/connector.js';
import type { Operation, PollingTrigger, WebhookTrigger } from '../../model/operation.js';
import type { ObjectSchema, Schema } from '../../model/schema.js';
import { definitionRows, inputRows, typeText } from './rows.js';
import { table } from './table.js';

/** The reference page in Markdown, with the sections of the platform's own connector pages. Pure. */
export function generateReference(connector: Connector): string {
  const shown = connector.operations.filter((operation) => operation.visibility !== 'internal');
  const actions = shown.filter((operation) => operation.kind === 'action');
  const triggers = shown.filter((operation) => operation.kind !== 'action');
  const { info, notes } = connector;
  return `${[
    `# ${info.title}`,
    info.description,
    ...(notes === undefined ? [] : [notes.introduction]),
    table(['', ''], aboutRows(info)),
    ...(notes === undefined ? [] : ['## Prerequisites', notes.prerequisites]),
    '## Creating a connection',
    ...(notes === undefined ? [] : [notes.credentials]),
    ...connectionTables(connector.connection),
    ...throttlingSection(connector.throttling ?? []),
    ...(notes === undefined
      ? []
      : ['## Known limitations', notes.limitations.map((limitation) => `- ${limitation}`).join('\n')]),
    ...(notes?.tables ?? []).flatMap(({ title, text, head, rows }) => [
      `## ${title}`,
      text,
      table(head, rows),
    ]),
    '## Actions',
    linkTable(actions),
    ...actions.flatMap(toActionSection),
    '## Triggers',
    linkTable(triggers),
    ...triggers.flatMap(toTriggerSection),
    '## Definitions',
    ...namedSchemas(shown).flatMap(toDefinitionSection),
  ].join('\n\n')}\n`;
}

function aboutRows({ contact, publisher, website, privacyPolicy, categories }: ConnectorInfo) {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Contact', contact && `${contact.name}, ${contact.url}, ${contact.email}`],
    ['Publisher', publisher],
    ['Website', website],
    ['Privacy policy', privacyPolicy],
    ['Categories', categories?.join(', ')],
  ];
  return rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

function connectionTables({ parameters, sets }: Connection): readonly string[] {
  const toTable = (inputs: readonly ConnectionParameter[]) =>
    table(
      ['Name', 'Type', 'Description', 'Required'],
      inputs.map(({ name, title, type, description, required }) => [
        title ?? name,
        type,
        description ?? '',
        required === false ? '' : 'True',
      ]),
    );
  return [
    ...(parameters.length === 0 && sets === undefined ? ['No sign-in is needed.'] : []),
    ...(parameters.length === 0 ? [] : [toTable(parameters)]),
    ...(sets?.values ?? []).flatMap((set) => [`### ${set.title ?? set.name}`, toTable(set.parameters)]),
  ];
}

function throttlingSection(throttling: readonly Throttling[]): readonly string[] {
  if (throttling.length === 0) return [];
  const rows = throttling.map(({ name, calls, renewalPeriodSeconds: seconds }) => [
    name,
    String(calls),
    `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`,
  ]);
  return ['## Throttling limits', table(['Name', 'Calls', 'Renewal period'], rows)];
}

function linkTable(operations: readonly Operation[]): string {
  return table(
    ['Name', 'Summary'],
    operations.map((operation) => [
      `[${operation.summary}](#${anchor(operation.summary)})`,
      operation.description,
    ]),
  );
}

function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^a-z0-9 _-]/g, '')
    .replaceAll(' ', '-');
}

function toActionSection(operation: Operation): readonly string[] {
  const rows = inputRows(operation);
  return [
    `### ${operation.summary}`,
    `Operation ID: \`${operation.id}\``,
    operation.description,
    '#### Parameters',
    rows.length === 0 ? 'None.' : inputTable(rows),
    '#### Returns',
    ...toReturns(operation.response.schema),
  ];
}

function toTriggerSection(trigger: WebhookTrigger | PollingTrigger): readonly string[] {
  const rows = inputRows(trigger);
  return [
    `### ${trigger.summary}`,
    `Operation ID: \`${trigger.id}\``,
    trigger.hint === undefined ? trigger.description : `${trigger.description} ${trigger.hint}`,
    ...(rows.length === 0 ? [] : ['#### Parameters', inputTable(rows)]),
    '#### Returns',
    ...toReturns(answerOf(trigger)),
  ];
}

function inputTable(rows: readonly (readonly string[])[]): string {
  return table(['Name', 'Key', 'Required', 'Type', 'Description'], rows);
}

/** What a flow gets: of a webhook trigger the notification. */
function answerOf(operation: Operation): Schema | undefined {
  return operation.kind === 'webhook' ? operation.notification?.schema : operation.response.schema;
}

/** A link to the definition where the schema has a name, its own table where it has none. */
function toReturns(schema: Schema | undefined): readonly string[] {
  if (schema === undefined) return ['Nothing.'];
  const named = namedSchema(schema);
  if (named?.name !== undefined) {
    const link = `[${named.name}](#${anchor(named.name)})`;
    return [schema.type === 'array' ? `An array of ${link}.` : link];
  }
  const rows = definitionRows(schema);
  return [`${typeText(schema)}.`, ...(rows.length === 0 ? [] : [definitionTable(rows)])];
}

function toDefinitionSection(schema: ObjectSchema): readonly string[] {
  return [`### ${schema.name}`, definitionTable(definitionRows(schema))];
}

function definitionTable(rows: readonly (readonly string[])[]): string {
  return table(['Name', 'Path', 'Type', 'Description'], rows);
}

function namedSchemas(operations: readonly Operation[]): readonly ObjectSchema[] {
  const named = new Map<string, ObjectSchema>();
  for (const operation of operations) {
    const answer = answerOf(operation);
    const schema = answer && namedSchema(answer);
    if (schema?.name !== undefined) named.set(schema.name, schema);
  }
  return [...named].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, schema]) => schema);
}

function namedSchema(schema: Schema): ObjectSchema | undefined {
  const answer = schema.type === 'array' ? schema.items : schema;
  return answer.type === 'object' && answer.name !== undefined ? answer : undefined;
}
