import { answerHeaders, type MessageBody } from '../message.js';
import { readQuery } from '../query.js';
import type { Sources } from './expressions/evaluate.js';
import type { PolicyContext, PolicyMessage } from './policy.js';

/**
 * Where the expressions of a policy find their values. Headers and body are those of the section; query parameters are
 * those of the caller, and after them what a policy has added.
 */
export function sourcesOf(message: PolicyMessage, context: PolicyContext): Sources {
  const { request, answer } = message;
  return {
    connectionParameter: (name) => context.connectionParameter(name),
    environmentVariable: (name) => context.environmentVariable(name),
    header: (name) => own(answer === undefined ? request.headers : answerHeaders(answer), name.toLowerCase()),
    queryParameter: (name) => queryValue(context.incoming.query, name) ?? queryValue(request.query, name),
    body: jsonOf(bodyOf(message)),
  };
}

/** The body that the section is about. */
export const bodyOf = ({ request, answer }: PolicyMessage): MessageBody => (answer ?? request).body;

/** The message with another JSON body. */
export function withBody(message: PolicyMessage, value: unknown): PolicyMessage {
  const body: MessageBody = { kind: 'json', value };
  return message.answer === undefined
    ? { ...message, request: { ...message.request, body } }
    : { ...message, answer: { ...message.answer, body } };
}

/** The JSON value; undefined when the body is none. */
export const jsonOf = (body: MessageBody): unknown => (body.kind === 'json' ? body.value : undefined);

function queryValue(query: string, name: string): string | undefined {
  const values = readQuery(query).filter((pair) => pair.name === name);
  return values.length === 0 ? undefined : values.map(({ value }) => value).join(',');
}

const own = (record: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
