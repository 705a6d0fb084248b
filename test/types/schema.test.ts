import { expectTypeOf, test } from 'vitest';
import { type DateTime, defineSchema, type FromSchema, type Reshaped } from '../../src/model/schema.js';

const order = defineSchema({
  type: 'object',
  name: 'Order',
  required: ['town', 'speed'],
  properties: {
    town: { type: 'string' },
    speed: { type: 'string', choices: { slow: 'By ship', fast: 'By air' } },
    state: { type: 'string', values: ['open', 'closed'] },
    due: { type: 'string', format: 'date-time' },
    weight: { type: 'number' },
    count: { type: 'integer' },
    insured: { type: 'boolean' },
    tags: { type: 'array', items: { type: 'string' } },
    sender: {
      type: 'object',
      required: ['mail'],
      properties: { mail: { type: 'string', format: 'email' }, name: { type: 'string' } },
    },
    stops: {
      type: 'array',
      items: { type: 'object', properties: { at: { type: 'string', format: 'date-time' } } },
    },
  },
});
type Order = FromSchema<typeof order>;
type Answer = Reshaped<typeof order>;

const due: DateTime = '2026-01-15T09:00:00.000Z';
const answer: Answer = {
  town: 'Wroclaw',
  speed: 'fast',
  state: 'a state nobody foresaw',
  due,
  weight: 1.5,
  count: 2,
  insured: true,
  tags: ['glass'],
  sender: { mail: 'rosa@northwind.example', name: undefined },
  stops: [{ at: due }],
};

test('a schema keeps its literals', () => {
  expectTypeOf(order.name).toEqualTypeOf<'Order'>();
  expectTypeOf(order.required).toEqualTypeOf<readonly ['town', 'speed']>();
});

test('a schema gives the type of what it describes', () => {
  expectTypeOf<Order['town']>().toEqualTypeOf<string>();
  expectTypeOf<Order['speed']>().toEqualTypeOf<'slow' | 'fast'>();
  expectTypeOf<Order['state']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<Order['due']>().toEqualTypeOf<DateTime | undefined>();
  expectTypeOf<Order['weight']>().toEqualTypeOf<number | undefined>();
  expectTypeOf<Order['count']>().toEqualTypeOf<number | undefined>();
  expectTypeOf<Order['insured']>().toEqualTypeOf<boolean | undefined>();
  expectTypeOf<Order['tags']>().toEqualTypeOf<readonly string[] | undefined>();
  expectTypeOf<NonNullable<Order['stops']>[number]['at']>().toEqualTypeOf<DateTime | undefined>();
  expectTypeOf<{ town: string; speed: 'slow' }>().toExtend<Order>();
});

test('an input needs its required keys, and takes no other choice', () => {
  // @ts-expect-error `speed` is required
  const withoutSpeed: Order = { town: 'Wroclaw' };
  // @ts-expect-error `by camel` is not a choice
  const wrongChoice: Order = { town: 'Wroclaw', speed: 'by camel' };
  // @ts-expect-error `mail` is required inside `sender`
  const withoutMail: Order = { town: 'Wroclaw', speed: 'slow', sender: {} };
  // @ts-expect-error the schema has no `colour`
  const unknownKey: Order = { town: 'Wroclaw', speed: 'slow', colour: 'red' };
  // @ts-expect-error an absent key is left out, not written as undefined
  const writtenAsUndefined: Order = { town: 'Wroclaw', speed: 'slow', weight: undefined };
  // @ts-expect-error what a schema describes is read, not changed
  (answer satisfies { town: string | undefined }).town = 'Gdansk';
  void [withoutSpeed, wrongChoice, withoutMail, unknownKey, writtenAsUndefined];
});

test('a reshape writes every key at every depth', () => {
  const { tags: _tags, ...rest } = answer;
  // @ts-expect-error `tags` is forgotten
  const withoutTags: Answer = rest;
  // @ts-expect-error `name` is forgotten inside `sender`
  const withoutName: Answer = { ...answer, sender: { mail: 'rosa@northwind.example' } };
  // @ts-expect-error `at` is forgotten inside an item of `stops`
  const withoutTime: Answer = { ...answer, stops: [{}] };
  const nothingKnown: Answer = { ...answer, sender: undefined, stops: undefined, due: undefined };
  void [withoutTags, withoutName, withoutTime, nothingKnown];
});

test('a reshape writes a moment only in the one form the connector has', () => {
  const raw: string = due;
  // @ts-expect-error any text may hold anything
  const withText: Answer = { ...answer, due: raw };
  // @ts-expect-error seconds since 1970 are no moment in that form
  const withSeconds: Answer = { ...answer, due: '1768467600' };
  // @ts-expect-error a moment without its zone could be anywhere
  const withoutZone: Answer = { ...answer, due: '2026-01-15T09:00:00' };
  // @ts-expect-error nor inside a list
  const insideList: Answer = { ...answer, stops: [{ at: raw }] };
  void [withText, withSeconds, withoutZone, insideList];
});

test('a reshape keeps the types of the schema', () => {
  // @ts-expect-error a count is a number
  const textForNumber: Answer = { ...answer, count: '2' };
  // @ts-expect-error the sender is one object
  const listForObject: Answer = { ...answer, sender: [] };
  // @ts-expect-error null is not how the connector says that it does not know
  const nullForAbsent: Answer = { ...answer, town: null };
  void [textForNumber, listForObject, nullForAbsent];
});

test('a schema of an unknown kind does not compile', () => {
  // @ts-expect-error there is no type `date`
  defineSchema({ type: 'date' });
  // @ts-expect-error a list says what it holds
  defineSchema({ type: 'array' });
  // @ts-expect-error the visibility is one of three
  defineSchema({ type: 'string', visibility: 'hidden' });
});
