import { HttpProblem } from '../../http-problem.js';
import type { UpstreamAnswer } from '../http-client.js';
import { readFields, readText } from '../read.js';
import { describeProblem, mapStatus } from './status-mapping.js';

/** The problem that a failed answer of HelpDesk stands for, with its own words kept. */
export function toHelpDeskProblem(answer: UpstreamAnswer, redact: (text: string) => string): HttpProblem {
  const mapping = mapStatus(answer.status, 'HelpDesk');
  const own = readMessage(answer.text);
  const { message, details } = describeProblem(
    mapping,
    answer,
    own === undefined ? undefined : redact(own).slice(0, 1000),
  );
  return new HttpProblem(mapping.status, mapping.code, message, details);
}

/** unverified: the type of `details`; text is kept as it is, anything else as JSON. */
function readMessage(text: string): string | undefined {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { error, details } = readFields(body);
  const more = readText(details) ?? (isEmpty(details) ? undefined : JSON.stringify(details));
  const parts = [readText(error), more?.slice(0, 300)].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(': ');
}

function isEmpty(details: unknown): boolean {
  return typeof details !== 'object' || details === null || Object.keys(details).length === 0;
}
