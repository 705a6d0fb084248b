/** The ids of the samples. */
export const ids = {
  ticket: '9a000000-0000-4000-8000-000000000001',
  ivo: '9a000000-0000-4000-8000-0000000000a1',
  rosa: '9a000000-0000-4000-8000-0000000000a2',
  support: '9a000000-0000-4000-8000-0000000000f1',
  billing: '9a000000-0000-4000-8000-0000000000f2',
  delivery: '9a000000-0000-4000-8000-0000000000e1',
  jun: '7f000000-0000-4000-8000-0000000000c1',
} as const;

/** A ticket of HelpDesk. */
export const ticket = {
  ID: ids.ticket,
  shortID: 'AB12CD',
  licenseID: 700001,
  createdAt: '2026-05-01T09:00:00Z',
  createdBy: 'jun@customer.example',
  createdByType: 'client',
  updatedAt: '2026-05-01T09:30:00Z',
  status: 'open',
  priority: 0,
  subject: 'Parcel never came',
  requester: { email: 'jun@customer.example', name: 'Jun Ito' },
  teamIDs: [ids.support],
  assignment: { team: { ID: ids.support, name: 'Support' }, agent: { ID: ids.ivo, name: 'Ivo Marsh' } },
  tagIDs: [ids.delivery],
  spam: { status: false, reason: '' },
  silo: 'tickets',
  source: { type: 'email', detailedSource: 'email' },
  customFields: { orderUrl: 'https://shop.example/orders/1' },
  events: [
    {
      ID: 2,
      type: 'status',
      date: '2026-05-01T09:30:00Z',
      author: { type: 'agent', ID: ids.ivo, name: 'Ivo Marsh' },
      status: { old: 'open', new: 'pending' },
    },
    {
      ID: 1,
      type: 'message',
      date: '2026-05-01T09:00:00Z',
      source: { type: 'email' },
      author: { type: 'client', email: 'jun@customer.example', name: 'Jun Ito' },
      message: {
        isPrivate: false,
        text: 'My parcel is two weeks late.',
        richTextHtml: '<p>late</p>',
        richTextObj: null,
      },
    },
    { ID: 3, type: 'assignment', date: '2026-05-01T09:40:00Z' },
  ],
};

export const agents = [
  {
    ID: ids.ivo,
    email: 'ivo@northwind.example',
    name: 'Ivo Marsh',
    teamIDs: [ids.support],
    status: 'active',
  },
  { ID: ids.rosa, email: 'rosa@northwind.example', name: 'Rosa Lind', teamIDs: [], status: 'active' },
];
export const teams = [
  { ID: ids.support, name: 'Support' },
  { ID: ids.billing, name: 'Billing' },
];
export const tags = [{ ID: ids.delivery, teamID: null, name: 'delivery' }];

/** The look-ups of HelpDesk. */
export const directoryRoutes = {
  'GET /agents': { json: agents },
  'GET /teams': { json: teams },
  'GET /tags': { json: tags },
};

const customer = {
  id: ids.jun,
  type: 'customer',
  name: 'Jun Ito',
  email: 'jun@customer.example',
  present: true,
  created_at: '2026-04-30T10:00:00.000000Z',
  visit: {
    started_at: '2026-05-01T08:58:00.000000Z',
    last_pages: [
      { opened_at: '2026-05-01T08:59:00.000000Z', url: 'https://shop.example/checkout', title: 'Checkout' },
      { opened_at: '2026-05-01T08:58:00.000000Z', url: 'https://shop.example/', title: 'Shop' },
    ],
  },
};
const ivo = {
  id: 'ivo@northwind.example',
  type: 'agent',
  name: 'Ivo Marsh',
  email: 'ivo@northwind.example',
  present: true,
  visibility: 'all',
};
const surveyEvent = {
  id: 'PTHREAD001_1',
  type: 'filled_form',
  form_id: '1700000000000',
  form_type: 'prechat',
  author_id: ids.jun,
  created_at: '2026-05-01T09:00:00.123456Z',
  visibility: 'all',
  fields: [
    { type: 'name', id: '11', label: 'Your name', answer: 'Jun Ito' },
    { type: 'email', id: '12', label: 'Your e-mail', answer: 'jun@customer.example' },
  ],
};

/** A chat that has just begun. */
export const startedChat = {
  id: 'PCHAT00001',
  access: { group_ids: [0] },
  properties: { routing: { continuous: false, pinned: false } },
  users: [customer, ivo],
  thread: {
    id: 'PTHREAD001',
    active: true,
    created_at: '2026-05-01T09:00:00.123456Z',
    user_ids: [ids.jun, 'ivo@northwind.example'],
    access: { group_ids: [0, 3] },
    properties: {
      routing: { start_url: 'https://shop.example/checkout', referrer: 'https://search.example/' },
    },
    previous_thread_id: 'PTHREAD000',
    events: [surveyEvent],
  },
};

/** The same chat when it is over, with everything that can be in one. */
export const endedChat = {
  ...startedChat,
  users: [
    customer,
    ivo,
    { id: 'rosa@northwind.example', type: 'agent', name: 'Rosa Lind', present: true, visibility: 'agents' },
    {
      id: 'b07b07b07b07b07b07b07b07b07b07b0',
      type: 'agent',
      name: 'Helper',
      present: true,
      visibility: 'all',
    },
    {
      id: 'old@northwind.example',
      type: 'agent',
      name: 'Of an earlier thread',
      present: false,
      visibility: 'all',
    },
  ],
  thread: {
    ...startedChat.thread,
    active: false,
    user_ids: [
      ids.jun,
      'ivo@northwind.example',
      'rosa@northwind.example',
      'b07b07b07b07b07b07b07b07b07b07b0',
    ],
    tags: ['delivery'],
    events: [
      surveyEvent,
      {
        id: 'PTHREAD001_3',
        type: 'message',
        text: 'Where is my parcel?',
        author_id: ids.jun,
        created_at: '2026-05-01T09:00:20.999999Z',
        visibility: 'all',
      },
      {
        id: 'PTHREAD001_2',
        type: 'message',
        text: 'Hello, how can I help?',
        author_id: 'b07b07b07b07b07b07b07b07b07b07b0',
        created_at: '2026-05-01T09:00:05.000000Z',
        visibility: 'all',
      },
      {
        id: 'PTHREAD001_4',
        type: 'message',
        text: 'Offer a refund.',
        author_id: 'rosa@northwind.example',
        created_at: '2026-05-01T09:00:30.000000Z',
        visibility: 'agents',
      },
      {
        id: 'PTHREAD001_5',
        type: 'rich_message',
        template_id: 'cards',
        author_id: 'ivo@northwind.example',
        created_at: '2026-05-01T09:01:00.000000Z',
        visibility: 'all',
        elements: [{ title: 'Refund', subtitle: 'In two days', buttons: [{ text: 'Yes' }] }],
      },
      {
        id: 'PTHREAD001_6',
        type: 'file',
        name: 'label.pdf',
        url: 'https://files.example/label.pdf',
        author_id: ids.jun,
        created_at: '2026-05-01T09:02:00.000000Z',
        visibility: 'all',
      },
      {
        id: 'PTHREAD001_7',
        type: 'message',
        deleted: true,
        author_id: ids.jun,
        created_at: '2026-05-01T09:02:10Z',
      },
      {
        id: 'PTHREAD001_8',
        type: 'system_message',
        system_message_type: 'manual_archived_customer',
        text: 'Jun Ito closed the chat.',
        created_at: '2026-05-01T09:05:00.500900Z',
        visibility: 'all',
      },
      {
        id: 'PTHREAD001_9',
        type: 'system_message',
        system_message_type: 'rating.chat_rated',
        text: 'rated',
        created_at: '2026-05-01T09:06:00.000000Z',
      },
    ],
  },
};

/** A delivery of a v3 webhook. */
export function delivery(action: string, payload: unknown) {
  return {
    webhook_id: '33333333333333333333333333333333',
    secret_key: 'marked-webhook-secret',
    action,
    organization_id: '5d5d5d5d-0000-4000-8000-000000000009',
    payload,
    additional_data: {},
  };
}

/** The delivery for the end of that chat. */
export const chatDeactivated = delivery('chat_deactivated', {
  chat_id: 'PCHAT00001',
  thread_id: 'PTHREAD001',
  user_id: ids.jun,
});
