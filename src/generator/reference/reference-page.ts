import type { Connector, Operation } from '../../connector-folder/connector.js';
import {
  type Credential,
  shownOperations,
  signIns,
  throttlingLimits,
} from '../../connector-folder/connector-facts.js';
import { hasNotificationUrl } from '../../connector-folder/notification-url.js';
import { isDynamic, type SchemaNode } from '../../connector-folder/schema-node.js';
import type { ReferenceNotes } from '../../model/connector.js';
import { isJsonObject, toJsonObject, toText } from '../../shared/json-value.js';
import { definitionRows, enter, inputRows, itemsOf, typeOf, typeText } from './rows.js';
import { table } from './table.js';

/** Words for the page that the documents do not hold; each part may be missing. */
export type PageNotes = Partial<ReferenceNotes>;

/** The reference page of any connector in Markdown, with the sections of the platform's own connector pages. Pure. */
export function referencePage(connector: Connector, notes: PageNotes = {}): string {
  const shown = shownOperations(connector);
  const actions = shown.filter(({ kind }) => kind === 'action');
  const triggers = shown.filter(({ kind }) => kind !== 'action');
  const definitions = returnedDefinitions(connector, shown);
  const anchors = createAnchors();
  const headings = new Map(shown.map((operation) => [operation, anchors(headingOf(operation))]));
  const links = new Map(definitions.map(({ name }) => [name, anchors(name)]));
  const page = { connector, headings, links };
  return `${[
    `# ${connector.title || connector.name}`,
    connector.description,
    notes.introduction ?? '',
    aboutTable(connector),
    ...section('## Prerequisites', notes.prerequisites),
    '## Creating a connection',
    notes.credentials ?? '',
    ...connectionTables(connector),
    '## Throttling limits',
    throttlingTable(connector),
    ...section('## Known limitations', notes.limitations?.map((line) => `- ${line}`).join('\n')),
    ...(notes.tables ?? []).flatMap(({ title, text, head, rows }) => [
      `## ${title}`,
      text,
      table(head, rows),
    ]),
    ...operationSections('## Actions', actions, page),
    ...operationSections('## Triggers', triggers, page),
    ...(definitions.length === 0 ? [] : ['## Definitions']),
    ...definitions.flatMap(({ name, at }) => [`### ${name}`, definitionTable(connector, at)]),
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

interface Page {
  readonly connector: Connector;
  /** Anchors of the operations. */
  readonly headings: ReadonlyMap<Operation, string>;
  /** Anchors of the definitions. */
  readonly links: ReadonlyMap<string, string>;
}

function section(heading: string, text: string | undefined): readonly string[] {
  return text === undefined || text === '' ? [] : [heading, text];
}

function aboutTable({ definition, properties }: Connector): string {
  const contact = toJsonObject(toJsonObject(definition.info)['contact']);
  const people = [contact['name'], contact['url'], contact['email']].map((value) => toText(value));
  const list: unknown = toJsonObject(definition)['x-ms-connector-metadata'];
  const metadata = (Array.isArray(list) ? list : []).filter(isJsonObject);
  const fact = (name: string) =>
    toText(metadata.find((entry) => entry['propertyName'] === name)?.['propertyValue']);
  const rows = [
    ['Contact', people.filter((text) => text !== '').join(', ')],
    ['Publisher', toText(properties.publisher)],
    ['Website', fact('Website')],
    ['Privacy policy', fact('Privacy policy')],
    ['Categories', fact('Categories').split(';').join(', ')],
  ].filter(([, value]) => value !== '');
  return rows.length === 0 ? '' : table(['', ''], rows);
}

function connectionTables(connector: Connector): readonly string[] {
  const ways = signIns(connector);
  if (ways.length === 0) return ['No sign-in is needed.'];
  return ways.flatMap(({ title, credentials }) => [
    ...(title === '' ? [] : [`### ${title}`]),
    credentials.length === 0 ? 'Nothing is asked for.' : credentialTable(credentials),
  ]);
}

function credentialTable(credentials: readonly Credential[]): string {
  return table(
    ['Name', 'Type', 'Description', 'Required'],
    credentials.map(({ title, type, description, required }) => [
      title,
      type,
      description,
      required ? 'True' : '',
    ]),
  );
}

function throttlingTable(connector: Connector): string {
  return table(
    ['Name', 'Calls', 'Renewal period'],
    throttlingLimits(connector).map(({ name, calls, seconds }) => [
      name,
      String(calls),
      `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`,
    ]),
  );
}

function operationSections(heading: string, operations: readonly Operation[], page: Page): readonly string[] {
  if (operations.length === 0) return [];
  const links = operations.map((operation) => [
    `[${headingOf(operation)}](#${page.headings.get(operation)})`,
    operation.description,
  ]);
  return [
    heading,
    table(['Name', 'Summary'], links),
    ...operations.flatMap((one) => operationSection(one, page)),
  ];
}

function headingOf({ summary, id }: Operation): string {
  return summary || id;
}

function operationSection(operation: Operation, page: Page): readonly string[] {
  const rows = inputRows(page.connector, operation);
  const isAction = operation.kind === 'action';
  const hint = toText(toJsonObject(operation.source)['x-ms-trigger-hint']);
  return [
    `### ${headingOf(operation)}`,
    `Operation ID: \`${operation.id}\``,
    operation.deprecated ? 'This operation is deprecated.' : '',
    isAction || hint === '' ? operation.description : `${operation.description} ${hint}`,
    ...(rows.length === 0 && !isAction ? [] : ['#### Parameters']),
    rows.length === 0 ? (isAction ? 'None.' : '') : inputTable(rows),
    '#### Returns',
    ...returns(operation, page),
  ];
}

function inputTable(rows: readonly (readonly string[])[]): string {
  return table(['Name', 'Key', 'Required', 'Type', 'Description'], rows);
}

/** What a flow gets: of a webhook trigger, and of an action that waits to be called back, the notification. */
function answerOf(connector: Connector, operation: Operation): unknown {
  const { kind, notificationSchema, responseSchema, source } = operation;
  if (kind === 'webhook' || (notificationSchema !== undefined && waits(connector, operation)))
    return notificationSchema;
  if (responseSchema !== undefined) return responseSchema;
  const successes = Object.entries(toJsonObject(source.responses)).filter(([status]) =>
    /^2\d\d$/.test(status),
  );
  return successes
    .map(([, response]) => toJsonObject(response)['schema'])
    .find((schema) => schema !== undefined);
}

function waits(connector: Connector, { parameters }: Operation): boolean {
  const definition = toJsonObject(connector.definition);
  return parameters.some(({ schema }) => schema !== undefined && hasNotificationUrl(definition, schema));
}

/** A link to the definition where the schema has a name, its own table where it has none. */
function returns(operation: Operation, { connector, links }: Page): readonly string[] {
  const answer = answerOf(connector, operation);
  if (answer === undefined) return ['Nothing.'];
  const root = enter(connector, answer);
  if (isDynamic(root.schema)) return ['The outputs of this operation are dynamic.'];
  const named = namedAnswer(connector, answer);
  const anchor = named && links.get(named.name);
  if (named !== undefined && anchor !== undefined) {
    const link = `[${named.name}](#${anchor})`;
    return [typeOf(root.schema) === 'array' ? `An array of ${link}.` : link];
  }
  const rows = definitionRows(connector, root);
  return [`${typeText(connector, root)}.`, ...(rows.length === 0 ? [] : [definitionTable(connector, root)])];
}

function definitionTable(connector: Connector, at: SchemaNode): string {
  return table(['Name', 'Path', 'Type', 'Description'], definitionRows(connector, at));
}

interface NamedSchema {
  readonly name: string;
  readonly at: SchemaNode;
}

function returnedDefinitions(connector: Connector, operations: readonly Operation[]): readonly NamedSchema[] {
  const named = new Map<string, NamedSchema>();
  for (const operation of operations) {
    const schema = namedAnswer(connector, answerOf(connector, operation));
    if (schema !== undefined && definitionRows(connector, schema.at).length > 0)
      named.set(schema.name, schema);
  }
  return [...named.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The shared definition that an answer, or the items of a list, refers to. */
function namedAnswer(connector: Connector, answer: unknown): NamedSchema | undefined {
  const name = /^#\/definitions\/(.+)$/.exec(toText(toJsonObject(answer)['$ref']))?.[1];
  const at = enter(connector, answer);
  if (typeOf(at.schema) === 'array') {
    const items = at.schema['items'];
    const inner = /^#\/definitions\/(.+)$/.exec(toText(toJsonObject(items)['$ref']))?.[1];
    const item = itemsOf(connector, at);
    return inner === undefined || typeOf(item.schema) !== 'object' ? undefined : { name: inner, at: item };
  }
  return name === undefined || typeOf(at.schema) !== 'object' ? undefined : { name, at };
}

/** Anchors as Markdown readers make them: a heading that was there before gets a number. */
function createAnchors(): (heading: string) => string {
  const counts = new Map<string, number>();
  return (heading) => {
    const plain = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-');
    const count = counts.get(plain) ?? 0;
    counts.set(plain, count + 1);
    return count === 0 ? plain : `${plain}-${count}`;
  };
}
