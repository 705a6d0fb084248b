import { expect, test } from 'vitest';
import { modernCall, openPlatform } from './platform.js';
import { agents, directoryRoutes, ids, ticket } from './samples.js';

const path = `/tickets/${ids.ticket}`;
const requester = { mail: 'Jun@customer.example', name: 'Jun Ito' };
const added = {
  ID: 4,
  type: 'message',
  date: '2026-05-01T10:00:00Z',
  author: { type: 'client', email: 'jun@customer.example' },
  message: { isPrivate: false, text: 'Still <b>nothing</b>.' },
};

/** HelpDesk, whose ticket is `before` until it is changed and `after` from then on. */
async function changing(after: object, before: object = ticket) {
  let changed = false;
  return openPlatform({
    ...directoryRoutes,
    'GET /agents': {
      json: [...agents, { ID: 'nia', email: 'nia@northwind.example', teamIDs: [ids.billing, ids.support] }],
    },
    [`GET ${path}`]: () => ({ json: changed ? after : before }),
    [`PATCH ${path}`]: () => {
      changed = true;
      return { json: before };
    },
  });
}

test('a message is added in the name of the requester, and the ticket read back', async () => {
  const { upstream, asked, bodiesOf } = await changing({ ...ticket, events: [...ticket.events, added] });
  const answer = await upstream.updateTicket(modernCall, ids.ticket, {
    requester,
    message: 'Still nothing.',
  });
  expect(answer.events?.at(-1)?.message).toBe('Still <b>nothing</b>.');
  expect(bodiesOf(`PATCH ${path}`)).toEqual([
    { message: { text: 'Still nothing.' }, author: { type: 'client' } },
  ]);
  expect(asked().filter((route) => route.includes('/tickets/'))).toEqual([
    `GET ${path}`,
    `PATCH ${path}`,
    `GET ${path}`,
  ]);
});

test('an assignee is sent with the team that the ticket has, where the agent is in it', async () => {
  const { upstream, bodiesOf } = await changing({
    ...ticket,
    assignment: { team: { ID: ids.support, name: 'Support' }, agent: { ID: 'nia', name: 'Nia' } },
  });
  await upstream.updateTicket(modernCall, ids.ticket, {
    requester,
    assignee: { id: 'nia@northwind.example' },
  });
  expect(bodiesOf(`PATCH ${path}`)).toEqual([
    { teamIDs: [ids.support], assignment: { team: { ID: ids.support }, agent: { ID: 'nia' } } },
  ]);
});

test('another team is added to those of the ticket, never put in their place', async () => {
  const before = { ...ticket, teamIDs: ['t9'], assignment: { team: { ID: 't9' }, agent: null } };
  const { upstream, bodiesOf } = await changing(
    { ...before, assignment: { team: { ID: ids.billing }, agent: { ID: 'nia' } } },
    before,
  );
  await upstream.updateTicket(modernCall, ids.ticket, {
    requester,
    assignee: { id: 'nia@northwind.example' },
  });
  expect(bodiesOf(`PATCH ${path}`)).toMatchObject([{ teamIDs: ['t9', ids.billing] }]);
});

test('a call that asks for what is so already changes nothing', async () => {
  const { upstream, asked } = await changing(ticket);
  const answer = await upstream.updateTicket(modernCall, ids.ticket, { requester, source: { type: 'mail' } });
  expect(answer.id).toBe(ids.ticket);
  expect(asked()).not.toContain(`PATCH ${path}`);
});

test.each([
  [{ requester: { mail: 'other@customer.example' } }, '`requester.mail`'],
  [{ requester: { mail: 'jun@customer.example', name: 'June' } }, '`requester.name`'],
  [{ requester, source: { type: 'lc2' } }, '`source.type`'],
  [{ requester, source: { type: 'mail', url: 'https://shop.example' } }, '`source.url`'],
  [{ requester: { mail: 'other@customer.example', name: 'June' } }, '`requester.mail`, `requester.name`'],
] as const)('%j cannot be changed and is refused before anything is', async (wanted, names) => {
  const { upstream, asked } = await changing(ticket);
  await expect(
    upstream.updateTicket(modernCall, ids.ticket, { ...wanted, message: 'Still nothing.' }),
  ).rejects.toMatchObject({
    status: 422,
    code: 'UpdateRefused',
    message: `HelpDesk cannot change ${names} of ticket \`${ids.ticket}\`, so nothing was changed; give what the ticket has now.`,
  });
  expect(asked()).not.toContain(`PATCH ${path}`);
});

test('trap 1: what HelpDesk takes and does not do is told', async () => {
  const { upstream } = await changing(ticket);
  await expect(
    upstream.updateTicket(modernCall, ids.ticket, {
      requester,
      message: 'My parcel is two weeks late.',
      subject: 'Another',
      assignee: { id: 'nia@northwind.example' },
    }),
  ).rejects.toMatchObject({
    status: 422,
    code: 'UpdateRefused',
    message: `HelpDesk took the call for ticket \`${ids.ticket}\` but did not change \`message\`, \`subject\`, \`assignee.id\`. Change it in HelpDesk.`,
  });
});

test('an unknown ticket is a 404 and an unknown assignee a 400', async () => {
  const { upstream, asked } = await changing(ticket);
  await expect(upstream.updateTicket(modernCall, 'AAAAA', { requester })).rejects.toMatchObject({
    status: 404,
  });
  await expect(
    upstream.updateTicket(modernCall, ids.ticket, { requester, assignee: { id: 'nobody@x.example' } }),
  ).rejects.toMatchObject({ status: 400 });
  expect(asked()).not.toContain(`PATCH ${path}`);
});

test('trap 27: tags are never sent, because a change replaces them all', async () => {
  const { upstream, bodiesOf } = await changing({ ...ticket, subject: 'Another' });
  await upstream.updateTicket(modernCall, ids.ticket, { requester, subject: 'Another' });
  expect(bodiesOf(`PATCH ${path}`)).toEqual([{ subject: 'Another' }]);
});
