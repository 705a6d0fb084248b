import type { Connector } from '../../model/connector.js';
import type { Operation, WebhookTrigger } from '../../model/operation.js';
import type { ObjectSchema, Schema } from '../../model/schema.js';
import { definitionRows, inputRows, typeText } from './rows.js';
import { table } from './table.js';

/** The reference page in Markdown, with the sections of the platform's own connector pages. Pure. */
export function generateReference(connector: Connector): string {
  const actions = connector.operations.filter(
    (operation) => operation.kind === 'action' && isShown(operation),
  );
  const triggers = connector.operations.filter(
    (operation): operation is WebhookTrigger => operation.kind === 'webhook',
  );
  const { info, notes } = connector;
  return `${[
    `# ${info.title}`,
    info.description,
    notes.introduction,
    table(
      ['', ''],
      [
        ['Contact', `${info.contact.name}, ${info.contact.url}, ${info.contact.email}`],
        ['Publisher', info.publisher],
        ['Website', info.website],
        ['Privacy policy', info.privacyPolicy],
        ['Categories', info.categories.join(', ')],
      ],
    ),
    '## Prerequisites',
    notes.prerequisites,
    '## Creating a connection',
    notes.credentials,
    table(
      ['Name', 'Type', 'Description', 'Required'],
      connector.connection.parameters.map((parameter) => [
        parameter.title,
        parameter.type,
        parameter.description,
        'True',
      ]),
    ),
    '## Throttling limits',
    table(
      ['Name', 'Calls', 'Renewal period'],
      connector.throttling.map((limit) => [
        limit.name,
        String(limit.calls),
        `${limit.renewalPeriodSeconds} seconds`,
      ]),
    ),
    '## Known limitations',
    notes.limitations.map((limitation) => `- ${limitation}`).join('\n'),
    '## Actions',
    linkTable(actions),
    ...actions.flatMap(toActionSection),
    '## Triggers',
    linkTable(triggers),
    ...triggers.flatMap(toTriggerSection),
    '## Definitions',
    ...namedSchemas(connector).flatMap(toDefinitionSection),
  ].join('\n\n')}\n`;
}

function isShown(operation: Operation): boolean {
  return operation.visibility !== 'internal';
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
    rows.length === 0 ? 'None.' : table(['Name', 'Key', 'Required', 'Type', 'Description'], rows),
    '#### Returns',
    returnsText(operation.response.schema),
  ];
}

function toTriggerSection(trigger: WebhookTrigger): readonly string[] {
  return [
    `### ${trigger.summary}`,
    `Operation ID: \`${trigger.id}\``,
    `${trigger.description} ${trigger.hint}`,
    '#### Returns',
    returnsText(trigger.notification.schema),
  ];
}

function returnsText(schema: Schema | undefined): string {
  if (schema === undefined) return 'Nothing.';
  if (schema.type === 'array' && schema.items.type === 'object' && schema.items.name !== undefined) {
    return `An array of [${schema.items.name}](#${anchor(schema.items.name)}).`;
  }
  if (schema.type === 'object' && schema.name !== undefined)
    return `[${schema.name}](#${anchor(schema.name)})`;
  return `${typeText(schema)}.`;
}

function toDefinitionSection(schema: ObjectSchema): readonly string[] {
  return [`### ${schema.name}`, table(['Name', 'Path', 'Type', 'Description'], definitionRows(schema))];
}

function namedSchemas(connector: Connector): readonly ObjectSchema[] {
  const named = new Map<string, ObjectSchema>();
  for (const operation of connector.operations.filter(isShown)) {
    const answer = operation.kind === 'webhook' ? operation.notification.schema : operation.response.schema;
    const schema = answer?.type === 'array' ? answer.items : answer;
    if (schema?.type === 'object' && schema.name !== undefined) named.set(schema.name, schema);
  }
  return [...named.values()].sort((a, b) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1));
}
