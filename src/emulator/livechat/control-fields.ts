import { closingMessageTypes } from '../../livechat/agent-chat/thread-end.js';
import { scopes } from '../../livechat/configuration/scope.js';
import { type TicketSilo, ticketSilos } from '../../livechat/helpdesk/ticket.js';
import { agentStatuses } from '../../livechat/v2/agent.js';
import { type CustomVariable, chatUserTypes, type SurveyField } from '../../livechat/v2/chat.js';
import type {
  AssignChatOptions,
  ChangeAgentOptions,
  CreateTokenOptions,
  EndChatOptions,
  OpenTicketOptions,
  SayOptions,
  StartChatOptions,
} from './control-options.js';
import type { FieldReader } from './field-reader.js';
import { createSurveyFieldId } from './ids.js';

const longText = { max: 65_536 };

/** Reads the body of `POST /simulator/chats`. */
export function readStartChat(fields: FieldReader): StartChatOptions {
  const options = {
    name: fields.text('name'),
    email: fields.mail('email'),
    url: fields.text('url', { max: 2_048 }),
    message: fields.text('message', longText),
    survey: fields.objects('survey')?.map(readSurveyField),
    group: fields.integer('group', 0, Number.MAX_SAFE_INTEGER),
    agent: fields.text('agent'),
    customVariables: fields.objects('customVariables')?.map(readCustomVariable),
    queued: fields.boolean('queued'),
    bot: fields.boolean('bot'),
    returning: fields.text('returning'),
  };
  fields.check();
  return options;
}

/** Reads the body of `POST /simulator/chats/<id>/messages`. */
export function readSay(fields: FieldReader): SayOptions {
  const text = fields.text('text', { required: true, ...longText });
  const options = {
    as: fields.oneOf('as', chatUserTypes),
    agent: fields.text('agent'),
    kind: fields.oneOf('kind', ['message', 'file', 'rich_message']),
  };
  fields.check();
  return { ...options, text: text ?? '' }; // required, so `check` has refused its absence
}

/** Reads the body of `POST /simulator/chats/<id>/end`. */
export function readEndChat(fields: FieldReader): EndChatOptions {
  const options = {
    by: fields.oneOf('by', ['agent', 'visitor']),
    how: fields.oneOf('how', ['closed', 'left']),
    reason: fields.oneOf('reason', closingMessageTypes),
  };
  fields.check();
  return options;
}

/** Reads the body of `POST /simulator/tickets`. */
export function readOpenTicket(fields: FieldReader): OpenTicketOptions {
  const options = {
    name: fields.text('name'),
    mail: fields.mail('mail'),
    subject: fields.text('subject'),
    message: fields.text('message', longText),
    url: fields.text('url', { max: 2_048 }),
    chatId: fields.text('chatId'),
    group: fields.integer('group', 0, Number.MAX_SAFE_INTEGER),
  };
  fields.check();
  return options;
}

/** Reads the body of `POST /simulator/chats/<id>/assign`. */
export function readAssignChat(fields: FieldReader): AssignChatOptions {
  const options = { agent: fields.text('agent'), bot: fields.boolean('bot') };
  fields.check();
  return options;
}

/** Reads the body of `POST /simulator/chats/<id>/tags`. */
export function readTag(fields: FieldReader): string {
  const tag = fields.text('tag', { required: true, max: 100 });
  fields.check();
  return tag ?? ''; // required, so `check` has refused its absence
}

/** Reads the body of `PUT /simulator/tickets/<id>/silo`. */
export function readSilo(fields: FieldReader): TicketSilo {
  const silo = fields.oneOf('silo', ticketSilos);
  if (fields.value('silo') === undefined) fields.problem('silo', 'cannot be empty');
  fields.check();
  return silo ?? 'tickets'; // required, so `check` has refused its absence
}

/** Reads the body of `PUT /simulator/agents/<login>`. */
export function readChangeAgent(fields: FieldReader): ChangeAgentOptions {
  const options = { status: fields.oneOf('status', agentStatuses), approved: fields.boolean('approved') };
  fields.check();
  return options;
}

/** Reads the body of `POST /simulator/tokens`. */
export function readCreateToken(fields: FieldReader): CreateTokenOptions {
  const options = {
    login: fields.text('login'),
    scopes: fields.someOf('scopes', scopes),
    kind: fields.oneOf('kind', ['personal', 'access']),
  };
  fields.check();
  return options;
}

function readSurveyField(fields: FieldReader, index: number): SurveyField {
  const answers = fields.objects('answers')?.map((choice) => ({
    label: choice.text('label', { required: true }) ?? '',
    chosen: choice.flag('chosen') === 1,
  }));
  const field = {
    id: fields.text('id') ?? createSurveyFieldId(index),
    type: fields.text('type') ?? (answers ? 'checkbox' : 'question'),
    label: fields.text('label', { required: true }) ?? '',
  };
  return answers ? { ...field, answers } : { ...field, answer: fields.text('answer', longText) ?? '' };
}

function readCustomVariable(fields: FieldReader): CustomVariable {
  return { key: fields.text('key', { required: true }) ?? '', value: fields.text('value') ?? '' };
}
