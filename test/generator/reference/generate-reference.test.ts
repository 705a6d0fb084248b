import { expect, test } from 'vitest';
import { livechatConnector } from '../../../connector/index.js';
import { generateReference } from '../../../src/generator/reference/generate-reference.js';
import type { Schema } from '../../../src/model/schema.js';
import { sampleConnector } from '../../support/sample-connector.js';

const wanted = `# Parcels

Parcels is an invented carrier that takes boxes from one town to another.

It exists in tests only.

|                |                                                             |
| -------------- | ----------------------------------------------------------- |
| Contact        | Parcels, https://parcels.example/help, help@parcels.example |
| Publisher      | Parcels                                                     |
| Website        | https://parcels.example/                                    |
| Privacy policy | https://parcels.example/privacy                             |
| Categories     | Business Management                                         |

## Prerequisites

A customer number.

## Creating a connection

The number and the PIN.

| Name     | Type         | Description                 | Required |
| -------- | ------------ | --------------------------- | -------- |
| Customer | string       | The number of the customer. | True     |
| PIN      | securestring | The PIN of the customer.    | True     |

## Throttling limits

| Name        | Calls | Renewal period |
| ----------- | ----- | -------------- |
| Calls       | 10    | 1 second       |
| Calls a day | 5000  | 86400 seconds  |

## Known limitations

- No pianos.
- No snakes.

## Actions

| Name                          | Summary                            |
| ----------------------------- | ---------------------------------- |
| [Send parcels](#send-parcels) | Hands parcels over to the carrier. |
| [Get a parcel](#get-a-parcel) | Tells where a parcel is.           |

### Send parcels

Operation ID: \`SendParcels\`

Hands parcels over to the carrier.

#### Parameters

| Name    | Key      | Required | Type            | Description                               |
| ------- | -------- | -------- | --------------- | ----------------------------------------- |
| Labels  | labels[] |          | array of string | What the boxes say.                       |
| Parcels | body     | True     | array of object | What is sent.                             |
| Town    | to.town  | True     | string          | Where it goes.                            |
| Speed   | speed    |          | string          | How fast it goes. One of: \`slow\`, \`fast\`. |

#### Returns

An array of [Parcel](#parcel).

### Get a parcel

Operation ID: \`GetParcel\`

Tells where a parcel is.

#### Parameters

| Name   | Key    | Required | Type   | Description               |
| ------ | ------ | -------- | ------ | ------------------------- |
| Number | number | True     | string | The number of the parcel. |

#### Returns

[Parcel](#parcel)

## Triggers

| Name                                            | Summary                                        |
| ----------------------------------------------- | ---------------------------------------------- |
| [When a parcel arrives](#when-a-parcel-arrives) | This operation triggers when a parcel arrives. |

### When a parcel arrives

Operation ID: \`ParcelArrived\`

This operation triggers when a parcel arrives. Send a parcel to yourself.

#### Parameters

| Name | Key  | Required | Type   | Description                |
| ---- | ---- | -------- | ------ | -------------------------- |
| Town | town |          | string | Only parcels to this town. |

#### Returns

[Parcel](#parcel)

## Definitions

### Parcel

| Name    | Path       | Type            | Description               |
| ------- | ---------- | --------------- | ------------------------- |
| Number  | number     | string          | The number of the parcel. |
| Weight  | weight     | number          | The weight in kilograms.  |
| Insured | insured    | boolean         | Whether it is insured.    |
| Due     | due        | date-time       | When it is to arrive.     |
| Stops   | stops      | array of object | Where it was.             |
| Town    | stops.town | string          | The town.                 |
| Days    | stops.days | integer         | How many days it stayed.  |
`;

test('writes the whole page of another connector', () => {
  expect(generateReference(sampleConnector)).toBe(wanted);
});

test('leaves out a trigger that is internal', () => {
  const operations = sampleConnector.operations.map((operation) => ({
    ...operation,
    visibility: 'internal' as const,
  }));
  expect(generateReference({ ...sampleConnector, operations })).not.toMatch(/^###/m);
});

const unnamed: readonly { name: string; given: Schema | undefined; want: string }[] = [
  { name: 'nothing', given: undefined, want: 'Nothing.' },
  { name: 'plain text', given: { type: 'string' }, want: 'string.' },
  {
    name: 'an object without a name by its own table',
    given: { type: 'object', properties: { id: { type: 'string', title: 'Id' } } },
    want: 'object.\n\n| Name | Path | Type   | Description |\n| ---- | ---- | ------ | ----------- |\n| Id   | id   | string |             |',
  },
  {
    name: 'a list of such objects by the table of one',
    given: { type: 'array', items: { type: 'object', properties: { id: { type: 'string', title: 'Id' } } } },
    want: 'array of object.\n\n| Name | Path | Type   | Description |\n| ---- | ---- | ------ | ----------- |\n| Id   | id   | string |             |',
  },
];

test.each(unnamed)('says that an action returns $name', ({ given, want }) => {
  const page = generateReference({
    ...sampleConnector,
    operations: [
      {
        kind: 'action',
        id: 'Do',
        summary: 'Do',
        description: 'Does.',
        method: 'get',
        path: '/do',
        parameters: [],
        response: { status: 200, description: 'Done.', ...(given && { schema: given }) },
      },
    ],
  });
  const returns = page.slice(page.indexOf('#### Returns\n\n') + 14, page.indexOf('\n\n## Triggers'));
  expect(returns).toBe(want);
});

test('every link inside the LiveChat page leads to a heading of it', () => {
  const page = generateReference(livechatConnector);
  const anchors = [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading.toLowerCase().replaceAll(' ', '-'),
  );
  const links = [...page.matchAll(/\]\(#([^)]*)\)/g)].map(([, anchor]) => anchor);
  expect(links.length).toBeGreaterThan(10);
  expect(links.filter((anchor) => anchor === undefined || !anchors.includes(anchor))).toEqual([]);
});
