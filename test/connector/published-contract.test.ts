import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAPIV2 } from 'openapi-types';
import { expect, test } from 'vitest';
import { livechatConnector } from '../../connector/index.js';
import { packageRoot } from '../../src/shared/package-root.js';
import published from '../fixtures/published-contract.json' with { type: 'json' };
import { type ContractRow, rowsOf } from '../support/contract-rows.js';

const definition: OpenAPIV2.Document = JSON.parse(
  readFileSync(join(packageRoot(), 'apiDefinition.swagger.json'), 'utf8'),
);
const rows = rowsOf(definition);
const find = (place: string, path: string) => rows.find((row) => row.place === place && row.path === path);

/** Chat times are printed as `string` on the published page; here every moment is a `date-time`. */
const asDateTime = /_timestamp$|\.timestamp$/;

test('every input row of the published actions is in the definition', () => {
  let count = 0;
  for (const action of published.actions) {
    for (const input of action.inputs) {
      expect(find(action.operationId, input.path), `${action.operationId} ${input.path}`).toMatchObject({
        title: input.title,
        type: input.type,
        required: input.required,
        in: input.in,
        ...('enum' in input && { enum: input.enum }),
        ...('minLength' in input && { minLength: input.minLength }),
      } satisfies Partial<ContractRow>);
      count += 1;
    }
  }
  expect(count).toBe(24);
});

test('no action takes an input that the published one does not have', () => {
  const known = published.actions.flatMap((action) =>
    action.inputs.map((input) => `${action.operationId} ${input.path}`),
  );
  const ids = published.actions.map((action) => action.operationId);
  const own = rows
    .filter((row) => ids.includes(row.place) && row.in !== undefined)
    .map((row) => `${row.place} ${row.path}`);
  expect(own.sort()).toEqual(known.sort());
});

test('every row of the published definition tables is in the definition', () => {
  let count = 0;
  for (const [name, table] of Object.entries(published.definitions)) {
    expect(
      rows
        .filter((row) => row.place === name)
        .map((row) => row.path)
        .sort(),
      name,
    ).toEqual(table.map((row) => row.path).sort());
    for (const row of table) {
      const type = asDateTime.test(row.path) ? 'date-time' : row.type;
      expect(find(name, row.path), `${name} ${row.path}`).toMatchObject({ title: row.title, type });
      const values: readonly string[] = 'values' in row ? row.values : [];
      expect(find(name, row.path)?.enum ?? [], `${name} ${row.path}`).toEqual(
        expect.arrayContaining([...values]),
      );
      count += 1;
    }
  }
  expect(count).toBe(107);
});

test('actions and internal operations have the published method and path', () => {
  for (const { method, path, operationId } of [...published.actions, ...published.internalOperations]) {
    expect(operationAt(method, path)?.operationId).toBe(operationId);
  }
});

test('actions have the published summary and answer', () => {
  for (const { method, path, summary, returns } of published.actions) {
    const operation = operationAt(method, path);
    expect(operation?.summary).toBe(summary);
    const success = operation?.responses['200'] as SuccessAnswer | undefined;
    const schema = success?.schema;
    const answer = 'body' in returns ? schema?.$ref : schema?.items?.$ref;
    expect(answer).toBe(`#/definitions/${'body' in returns ? returns.body : returns.arrayOf}`);
  }
});

test('triggers have the published subscription inputs and notification', () => {
  for (const trigger of published.triggers) {
    const operation = operationAt(trigger.method, trigger.path);
    expect(operation).toMatchObject({
      operationId: trigger.operationId,
      summary: trigger.summary,
      'x-ms-trigger': 'single',
    });
    const item = definition.paths[trigger.path] as {
      'x-ms-notification-content'?: { schema?: { $ref?: string } };
    };
    expect(item['x-ms-notification-content']?.schema?.$ref).toBe(`#/definitions/${trigger.notification}`);
    for (const input of trigger.inputs) {
      const path = input.path.replace('body.', '');
      expect(find(trigger.operationId, path)).toMatchObject({ required: true, in: input.in });
      if (!('default' in input)) continue;
      const parameter = operation?.parameters?.find((entry) => 'name' in entry && entry.name === path);
      const wanted = input.type === 'array' ? [input.default] : input.default;
      expect(parameter).toMatchObject({ type: input.type, default: wanted, 'x-ms-visibility': 'internal' });
    }
  }
});

test('the connection asks for what the published one asks for', () => {
  expect(
    livechatConnector.connection.parameters.map(({ title, type }) => ({ title, type, required: true })),
  ).toEqual(published.connection);
  expect(livechatConnector.throttling).toEqual(published.throttling);
});

const reference = join(packageRoot(), '../shared/reference/livechat-contract.json');

test.skipIf(!existsSync(reference))(
  'the facts kept here are those of the reference (skipped where it is missing)',
  () => {
    const contract: ContractReference = JSON.parse(readFileSync(reference, 'utf8'));
    const rowsThere = contract.actions.flatMap((action) =>
      action.keys.map((key) => `${action.operationId} ${key.path}`),
    );
    const rowsHere = published.actions.flatMap((action) =>
      action.inputs.map((key) => `${action.operationId} ${key.path}`),
    );
    expect(rowsHere).toEqual(rowsThere);
    const tables = (facts: ContractReference['definitions']) =>
      Object.entries(facts).flatMap(([name, table]) =>
        table.map((row) => `${name} ${row.path} ${row.type} ${row.title}`),
      );
    expect(tables(published.definitions)).toEqual(tables(contract.definitions));
    expect(rowsHere.length + tables(published.definitions).length).toBe(contract.counts.totals.allRows);
  },
);

interface SuccessAnswer {
  readonly schema: { readonly $ref?: string; readonly items?: { readonly $ref?: string } };
}

interface ContractReference {
  readonly actions: readonly {
    readonly operationId: string;
    readonly keys: readonly { readonly path: string }[];
  }[];
  readonly definitions: Readonly<
    Record<string, readonly { readonly path: string; readonly type: string; readonly title: string }[]>
  >;
  readonly counts: { readonly totals: { readonly allRows: number } };
}

function operationAt(method: string, path: string): OpenAPIV2.OperationObject | undefined {
  const item = definition.paths[path] as Readonly<Record<string, OpenAPIV2.OperationObject>> | undefined;
  return item?.[method];
}
