import type { Connector, Operation } from '../../connector-folder/connector.js';
import type { Deviation, SchemaChecker } from './check-schema.js';
import { viewSchema } from './inputs/schema-view.js';

/** An answer as far as a schema is about it. */
export interface CheckedAnswer {
  readonly status: number;
  /** The JSON value, the text, or other content as workflows carry it; undefined when there is no body. */
  readonly body: unknown;
  readonly isJson: boolean;
}

/** Whether the operation's schema is about this answer: only about a 2xx, and not about "in progress" or a part. */
export const isChecked = ({ responseSchema }: Operation, { status }: CheckedAnswer): boolean =>
  responseSchema !== undefined && status >= 200 && status <= 299 && status !== 202 && status !== 206;

/** Where an answer is not what the operation's schema says. */
export function checkAnswer(
  check: SchemaChecker,
  connector: Connector,
  operation: Operation,
  answer: CheckedAnswer,
): Deviation[] {
  const { responseSchema } = operation;
  if (responseSchema === undefined || !isChecked(operation, answer)) return [];
  if (answer.body === undefined) {
    return answer.status === 204
      ? []
      : [{ pointer: '', message: 'The answer has no body; the definition has a schema for it.' }];
  }
  const { type, properties } = viewSchema(connector, responseSchema);
  const isText = type === 'string' || type === 'file' || (type === '' && properties.size === 0);
  if (!answer.isJson && !isText) return [{ pointer: '', message: 'The answer is not in a JSON format.' }];
  // Bytes are what a schema of text or of a file means by them.
  return answer.isJson || typeof answer.body === 'string' ? check(responseSchema, answer.body) : [];
}
