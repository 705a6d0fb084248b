import { expectTypeOf, test } from 'vitest';
import type { createAgent } from '../../connector/operations/agents/create-agent.js';
import {
  type BodyOf,
  defineOperation,
  type Operation,
  type ResponseSchemaOf,
} from '../../src/model/operation.js';
import type { sampleConnector } from '../support/sample-connector.js';

const getBox = defineOperation({
  kind: 'action',
  id: 'GetBox',
  summary: 'Get a box',
  description: 'Gets a box.',
  method: 'get',
  path: '/boxes/{id}',
  parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
  response: { status: 200, description: 'The box.', schema: { type: 'array', items: { type: 'integer' } } },
});

test('an operation keeps its literals', () => {
  expectTypeOf(getBox).toExtend<Operation>();
  expectTypeOf(getBox.id).toEqualTypeOf<'GetBox'>();
  expectTypeOf(getBox.path).toEqualTypeOf<'/boxes/{id}'>();
  expectTypeOf(getBox.parameters[0].name).toEqualTypeOf<'id'>();
});

test('the types of the body and the answer follow from the operation', () => {
  expectTypeOf<BodyOf<typeof getBox>>().toBeUndefined();
  expectTypeOf<ResponseSchemaOf<typeof getBox>['items']['type']>().toEqualTypeOf<'integer'>();
  expectTypeOf<BodyOf<typeof createAgent>['login']>().toEqualTypeOf<string>();
  expectTypeOf<BodyOf<typeof createAgent>['permission']>().toEqualTypeOf<
    'administrator' | 'normal' | undefined
  >();
  expectTypeOf<
    BodyOf<(typeof sampleConnector)['operations'][0]>[number]['to']['town']
  >().toEqualTypeOf<string>();
});

test('an operation that says too little or something else does not compile', () => {
  const { id: _id, ...withoutId } = getBox;
  // @ts-expect-error an operation has an id
  defineOperation(withoutId);
  // @ts-expect-error a path begins with a slash
  defineOperation({ ...getBox, path: 'boxes' });
  // @ts-expect-error the platform has no TRACE operations
  defineOperation({ ...getBox, method: 'trace' });
  // @ts-expect-error a status is a number, or `default`
  defineOperation({ ...getBox, response: { status: 'ok', description: 'Fine.' } });
  // @ts-expect-error no parameter is sent in a cookie
  defineOperation({ ...getBox, parameters: [{ name: 'id', in: 'cookie', type: 'string' }] });
  // @ts-expect-error an operation is an action or one of two kinds of trigger
  defineOperation({ ...getBox, kind: 'timer' });
});
