import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, toJsonObject, toText } from '../../../shared/json-value.js';
import { UsageError } from '../../../shared/usage-error.js';
import { parseJson } from '../body.js';
import type { Outcome } from '../forward-request.js';
import { masked } from '../mask.js';
import { bytesOf, type RequestState } from '../message.js';
import { readQuery } from '../query.js';
import type { BackendCall, StandIn } from '../stand-in.js';

interface Answer {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: string;
  readonly outcome: Outcome;
  used: number;
}

/** Headers that told of the bytes on the wire; the recorded body is decoded. */
const framing = new Set([
  'content-encoding',
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
]);

/**
 * Answers calls from a HAR file, ours or a browser's. A call is answered by the entry with its method, path, query and
 * body; what is masked in the file fits any value; hosts are not compared. Equal entries are used one after the other.
 */
export function createReplay(file: string): StandIn {
  const answers = readAnswers(file);
  return {
    kind: 'recording',
    answer({ request }: BackendCall) {
      const near = answers.filter(
        ({ method, path }) => method === request.method && isSamePath(path, request),
      );
      const fitting = near.filter(
        (answer) => fitsQuery(answer.query, request.query) && fitsBody(answer.body, request),
      );
      const next = fitting.reduce<Answer | undefined>(
        (best, answer) => (best === undefined || answer.used < best.used ? answer : best),
        undefined,
      );
      if (next === undefined)
        return { kind: 'unreachable', message: whyNothing(file, request, near, answers.length) };
      next.used += 1;
      return next.outcome;
    },
  };
}

function readAnswers(file: string): readonly Answer[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    throw new UsageError(`The recording \`${file}\` cannot be read: ${reason}.`);
  }
  const parsed = parseJson(text);
  if (parsed === undefined) throw new UsageError(`The recording \`${file}\` is not JSON.`);
  const { entries } = toJsonObject(toJsonObject(parsed.value)['log']);
  if (!Array.isArray(entries))
    throw new UsageError(`The recording \`${file}\` is no HAR file: it has no \`log.entries\`.`);
  return entries.flatMap(readAnswer);
}

/** Entries that the gateway answered itself, and those that are no calls, are left out. */
function readAnswer(entry: unknown): Answer[] {
  const { request: asked, response: given, _answeredBy: answeredBy = 'backend' } = toJsonObject(entry);
  const [request, response] = [toJsonObject(asked), toJsonObject(given)];
  const url = toText(request['url']);
  const status = response['status'];
  if (answeredBy !== 'backend' || !URL.canParse(url) || typeof status !== 'number' || status < 200) return [];
  const { pathname, search } = new URL(url);
  const content = toJsonObject(response['content']);
  const encoding = content['encoding'] === 'base64' ? 'base64' : 'utf8';
  return [
    {
      method: toText(request['method']).toUpperCase(),
      path: pathname,
      query: search.slice(1),
      body: toText(toJsonObject(request['postData'])['text']),
      outcome: {
        kind: 'answered',
        status,
        headers: readHeaders(response['headers']),
        body: Buffer.from(toText(content['text']), encoding),
      },
      used: 0,
    },
  ];
}

function readHeaders(list: unknown): Record<string, string> {
  const pairs = (Array.isArray(list) ? (list as unknown[]) : []).map(toJsonObject);
  return Object.fromEntries(
    pairs
      .map(({ name, value }): [string, string] => [toText(name).toLowerCase(), toText(value)])
      .filter(([name]) => /^[\w!#$%&'*+.^`|~-]+$/.test(name) && !framing.has(name)),
  );
}

/** The base path may have been another one when it was recorded. */
const isSamePath = (path: string, request: RequestState): boolean =>
  path === `${request.basePath}${request.path}` || path.endsWith(request.path);

function fitsQuery(recorded: string, asked: string): boolean {
  const [one, other] = [recorded, asked].map((query) =>
    readQuery(query)
      .sort((a, b) => a.name.localeCompare(b.name))
      .map(({ name, value }) => [name, value]),
  );
  return fits(one, other);
}

function fitsBody(recorded: string, { body }: RequestState): boolean {
  const bytes = bytesOf(body);
  const asked = bytes.toString('utf8');
  if (recorded === asked || recorded === bytes.toString('base64')) return true;
  const [one, other] = [parseJson(recorded), parseJson(asked)];
  if (one !== undefined && other !== undefined) return fits(one.value, other.value);
  // The parts of a form have a new boundary each time.
  const boundary = /^--(\S+)/.exec(asked)?.[1];
  const before = /^--(\S+)/.exec(recorded)?.[1];
  return boundary !== undefined && before !== undefined && recorded.replaceAll(before, boundary) === asked;
}

/** Equal, where `***` in the recording stands for anything. */
function fits(recorded: unknown, asked: unknown): boolean {
  if (typeof recorded === 'string' && typeof asked === 'string' && recorded.includes(masked)) {
    const parts = recorded.split(masked);
    return asked.startsWith(parts[0] ?? '') && asked.endsWith(parts.at(-1) ?? '');
  }
  if (Array.isArray(recorded) && Array.isArray(asked)) {
    return recorded.length === asked.length && recorded.every((item, index) => fits(item, asked[index]));
  }
  if (isJsonObject(recorded) && isJsonObject(asked)) {
    const names = Object.keys(recorded);
    return (
      names.length === Object.keys(asked).length && names.every((name) => fits(recorded[name], asked[name]))
    );
  }
  return isDeepStrictEqual(recorded, asked);
}

function whyNothing(file: string, request: RequestState, near: readonly Answer[], count: number): string {
  const asked = `${request.method} ${request.basePath}${request.path}`;
  if (near.length === 0) return `The recording ${file} has no answer to ${asked} among its ${count}.`;
  const isQuery = near.every(({ query }) => !fitsQuery(query, request.query));
  return `The recording ${file} has ${near.length} to ${asked}, but none with this ${isQuery ? 'query' : 'body'}.`;
}
