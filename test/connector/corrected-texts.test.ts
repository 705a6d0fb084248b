import { expect, test } from 'vitest';
import { createAgentRequest } from '../../connector/schemas/create-agent-request.js';
import { createAgentResponse } from '../../connector/schemas/create-agent-response.js';
import { deleteAgentResponse } from '../../connector/schemas/delete-agent-response.js';
import { listTicketsResponse } from '../../connector/schemas/list-tickets-response.js';
import { ticketResponse } from '../../connector/schemas/ticket-response.js';
import { updateTicketRequest } from '../../connector/schemas/update-ticket-request.js';
import { webhookChatResponse } from '../../connector/schemas/webhook-chat-response.js';

const { chat } = webhookChatResponse.properties;

test('1.9: chat.id is described as the id of the chat, not of a group', () => {
  expect(chat.properties.id).toMatchObject({
    title: 'Group Id',
    description: expect.stringContaining('id of the chat'),
  });
});

test('1.9: the times of a chat are moments, not texts of an unsaid form', () => {
  const times = [
    chat.properties.started_timestamp,
    chat.properties.ended_timestamp,
    chat.properties.messages.items.properties.timestamp,
    chat.properties.events.items.properties.timestamp,
  ];
  expect(times.map(({ format }) => format)).toEqual(['date-time', 'date-time', 'date-time', 'date-time']);
});

test('1.9: every source type is one set of five values', () => {
  const set = ['lc2', 'mail', 'facebook', 'agent-app-manual', 'chat-window'];
  expect(ticketResponse.properties.source.properties.type.values).toEqual(set);
  expect(ticketResponse.properties.events.items.properties.source.properties.type.values).toEqual(set);
  expect(listTicketsResponse.properties.source.properties.type.values).toEqual(set);
});

test('1.9: an agent cannot be made an owner, and the description of the answer says so', () => {
  expect(Object.keys(createAgentRequest.properties.permission.choices)).toEqual(['administrator', 'normal']);
  expect(createAgentResponse.properties.permission.description).toContain('never an owner');
});

test('1.9: the assignee of a ticket is the login of an agent', () => {
  expect(updateTicketRequest.properties.assignee.properties.id.description).toContain(
    'login (email address)',
  );
});

test('1.9: DeleteAgent_Response has the one key that LiveChat answers', () => {
  expect(Object.keys(deleteAgentResponse.properties)).toEqual(['result']);
});

test('1.9: max_chats_count is text on input and a whole number on output', () => {
  expect(createAgentRequest.properties.max_chats_count.type).toBe('string');
  expect(createAgentResponse.properties.max_chats_count.type).toBe('integer');
});
