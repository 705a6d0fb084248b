import { isJsonObject } from '../../shared/json-value.js';
import type { TraceChange } from './call-trace.js';
import { type AnswerState, answerHeaders, type MessageBody, type RequestState } from './message.js';
import { readQuery } from './query.js';

/** A trace is for people: nobody reads more than this many places of one body. */
const mostBodyChanges = 50;
const deepest = 24;

/** What became of a request in one step. */
export function requestChanges(before: RequestState, after: RequestState): TraceChange[] {
  const address = ({ origin, basePath, path }: RequestState): string => origin + basePath + path;
  return [
    ...changed('method', before.method, after.method),
    ...changed('url', address(before), address(after)),
    ...namedChanges('query', queryValues(before.query), queryValues(after.query)),
    ...namedChanges('header', before.headers, after.headers),
    ...bodyChanges(before.body, after.body),
  ];
}

/** What became of an answer in one step. */
export function answerChanges(before: AnswerState, after: AnswerState): TraceChange[] {
  return [
    ...changed('status', before.status, after.status),
    ...namedChanges('header', answerHeaders(before), answerHeaders(after)),
    ...bodyChanges(before.body, after.body),
  ];
}

function changed(part: TraceChange['part'], before: unknown, after: unknown): TraceChange[] {
  return before === after ? [] : [{ part, before, after }];
}

function namedChanges(
  part: 'query' | 'header',
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): TraceChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name): TraceChange[] => {
    const [old, now] = [own(before, name), own(after, name)];
    if (old === now) return [];
    return [
      {
        ...{ part, name },
        ...(old === undefined ? {} : { before: old }),
        ...(now === undefined ? {} : { after: now }),
      },
    ];
  });
}

function queryValues(query: string): Record<string, string> {
  const values: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const { name, value } of readQuery(query)) {
    values[name] = name in values ? `${values[name]},${value}` : value;
  }
  return values;
}

function bodyChanges(before: MessageBody, after: MessageBody): TraceChange[] {
  if (before === after || before.kind === 'bytes' || after.kind === 'bytes') return [];
  const changes: TraceChange[] = [];
  compare(before.value, after.value, '', 0);
  return changes;

  /** Parts that a policy did not touch are the same objects, so most of a body is passed over at once. */
  function compare(old: unknown, now: unknown, pointer: string, depth: number): void {
    if (old === now || changes.length >= mostBodyChanges) return;
    if (depth < deepest && isJsonObject(old) && isJsonObject(now)) {
      for (const key of new Set([...Object.keys(old), ...Object.keys(now)])) {
        compare(own(old, key), own(now, key), `${pointer}/${escapeKey(key)}`, depth + 1);
      }
    } else if (depth < deepest && Array.isArray(old) && Array.isArray(now) && old.length === now.length) {
      for (const [index, item] of old.entries()) compare(item, now[index], `${pointer}/${index}`, depth + 1);
    } else {
      changes.push({
        part: 'body',
        name: pointer,
        ...(old === undefined ? {} : { before: old }),
        ...(now === undefined ? {} : { after: now }),
      });
    }
  }
}

const own = (object: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(object, key) ? object[key] : undefined;

const escapeKey = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
