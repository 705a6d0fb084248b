import { type CustomVariable, chatUserTypes, type SurveyField } from '../../livechat/v2/chat.js';
import type { EndChatOptions, OpenTicketOptions, SayOptions, StartChatOptions } from './control-options.js';
import { type Fault, faultModes } from './faults.js';
import type { FieldReader } from './field-reader.js';
import { givenOnly } from './given-only.js';
import { createSurveyFieldId } from './ids.js';
import { type Quirks, quirkValues } from './quirks.js';

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
  };
  fields.check();
  return options;
}

/** Reads the body of `POST /simulator/chats/<id>/messages`. */
export function readSay(fields: FieldReader): SayOptions {
  const text = fields.text('text', { required: true, ...longText });
  const options = { as: fields.oneOf('as', chatUserTypes), agent: fields.text('agent') };
  fields.check();
  return { ...options, text: text ?? '' }; // required, so `check` has refused its absence
}

/** Reads the body of `POST /simulator/chats/<id>/end`. */
export function readEndChat(fields: FieldReader): EndChatOptions {
  const options = {
    by: fields.oneOf('by', ['agent', 'visitor']),
    how: fields.oneOf('how', ['closed', 'left']),
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

/** Reads the body of `PUT /simulator/faults`. */
export function readFault(fields: FieldReader): Fault {
  const isSeconds = typeof fields.value('retryAfter') === 'number';
  const path = fields.text('path', { max: 2_048 });
  const body = fields.value('body');
  const fault = givenOnly({
    delayMs: fields.integer('delayMs', 0, 600_000),
    status: fields.integer('status', 200, 599),
    retryAfter: isSeconds ? fields.integer('retryAfter', 0, 1_000_000) : fields.text('retryAfter'),
    mode: fields.oneOf('mode', faultModes),
    count: fields.integer('count', 1, 1_000_000),
    path,
    body,
  });
  if (path !== undefined && !path.startsWith('/')) fields.problem('path', 'must begin with a slash');
  if (/[^\t -~]/.test(String(fault.retryAfter ?? ''))) fields.problem('retryAfter', 'cannot be a header');
  if (!canBeSerialized(body)) fields.problem('body', 'is nested too deeply');
  fields.check();
  return fault;
}

/** Reads the body of `PUT /simulator/quirks`. */
export function readQuirks(fields: FieldReader): Partial<Quirks> {
  const undocumented = fields.flag('undocumentedFields');
  const quirks = givenOnly({
    singleTicket: fields.oneOf('singleTicket', quirkValues.singleTicket),
    updateTicket: fields.oneOf('updateTicket', quirkValues.updateTicket),
    createdWebhooks: fields.oneOf('createdWebhooks', quirkValues.createdWebhooks),
    undocumentedFields: undocumented === undefined ? undefined : undocumented === 1,
  });
  fields.check();
  return quirks;
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

function canBeSerialized(value: unknown): boolean {
  try {
    JSON.stringify(value);
    return true;
  } catch {
    return false;
  }
}
