import { isJsonObject, toJsonObject } from '../../../../shared/json-value.js';
import { parseJson } from '../../body.js';
import { type AnswerState, type RequestState, toBytesBody, withJson } from '../../message.js';
import { readQuery, setQueryValue, toQueryPair } from '../../query.js';
import { toRequestTarget } from '../../request-target.js';
import { setAt } from '../edit-json.js';
import { evaluateText, valueAt } from '../expressions/evaluate.js';
import { type Template, triggerDialect } from '../expressions/expression.js';
import type { BodyPath } from '../expressions/parse-path.js';
import type { PolicyContext, PolicyMessage, PolicyOutcome, PolicyTemplate } from '../policy.js';
import { jsonOf, sourcesOf } from '../sources.js';

/** The query parameter of `Location` that carries the state from one poll to the next. */
export const triggerStateName = 'triggerState';

const nextLinkKey = 'x-ms-triggerConfig-nextLink';
/** Seconds that the gateway asks to wait when nothing is new; a recurrence of a minute or more wins over it. */
const retryAfterSeconds = 60;
/** A backend whose pages never end must not keep a poll forever. */
const mostPages = 100;

interface Config {
  readonly parameters: ReadonlyMap<string, Template>;
  readonly nextLinkName: string;
  readonly data: BodyPath;
}

/**
 * Makes a plain list operation a polling trigger. The first poll only remembers where the list stands and is answered
 * 202; each later one asks with the remembered values in place of the query parameters and is answered 200 with what is
 * new, or 202 when nothing is. https://learn.microsoft.com/connectors/custom-connectors/create-polling-trigger
 */
export const pollingTrigger: PolicyTemplate = {
  id: 'pollingtrigger',
  sections: ['Request', 'Response'],
  isOnBothSides: true,
  prepare(parameters) {
    const templates = parameters.templates('triggerConfig', triggerDialect);
    const nextLink = templates.get(nextLinkKey)?.parts[0];
    const config: Config = {
      parameters: new Map([...templates].filter(([name]) => name !== nextLinkKey)),
      nextLinkName: nextLink?.kind === 'text' ? nextLink.text : '@odata.nextLink',
      data: parameters.bodyPath('triggerDataPath', ['triggerBody']),
    };
    return (message, context) =>
      message.answer === undefined
        ? askWithState(message, context)
        : answerPoll(message, message.answer, context, config);
  },
};

function askWithState(message: PolicyMessage, { incoming }: PolicyContext): PolicyOutcome {
  const state = readState(incoming.query);
  if (state === undefined) {
    return { kind: 'unchanged', reason: 'The first poll has no state yet and asks as it is.' };
  }
  const { request } = message;
  let query = withoutState(request.query);
  for (const [name, value] of Object.entries(state)) query = setQueryValue(query, name, value);
  return { kind: 'changed', message: { ...message, request: { ...request, query } } };
}

function answerPoll(
  message: PolicyMessage,
  answer: AnswerState,
  context: PolicyContext,
  config: Config,
  pages = 1,
): PolicyOutcome {
  if (answer.status < 200 || answer.status > 299) {
    return { kind: 'unchanged', reason: `The backend answered ${answer.status}.` };
  }
  const body = jsonOf(answer.body);
  if (body === undefined) return { kind: 'unchanged', reason: 'The body is not JSON.' };
  const { incoming } = context;
  const before = readState(incoming.query);
  if (before === undefined) return later(message, answer, context, makeState(message, context, config, {}));

  const next = isJsonObject(body) ? body[config.nextLinkName] : undefined;
  if (typeof next === 'string' && next !== '' && pages < mostPages) {
    const page = toPageRequest(message.request, next);
    if (page !== undefined) {
      return {
        kind: 'side-call',
        request: page,
        use: (found) => answerPoll(...addPage(message, answer, found, config), context, config, pages + 1),
      };
    }
  }
  const data = valueAt(body, config.data.path);
  if (!Array.isArray(data) || data.length === 0) return later(message, answer, context, before);
  const state = makeState(message, context, config, before);
  const headers = { ...answer.headers, location: toLocation(context, state) };
  return { kind: 'changed', message: { ...message, answer: { ...answer, status: 200, headers } } };
}

/** Nothing to tell: 202, and the state to come back with. */
function later(
  message: PolicyMessage,
  answer: AnswerState,
  context: PolicyContext,
  state: State,
): PolicyOutcome {
  const { 'content-type': _, ...kept } = answer.headers;
  const headers = {
    ...kept,
    location: toLocation(context, state),
    'retry-after': String(retryAfterSeconds),
  };
  const body = toBytesBody(Buffer.alloc(0));
  return { kind: 'changed', message: { ...message, answer: { status: 202, headers, body } } };
}

/** Values of query parameters for the next poll. */
type State = Readonly<Record<string, string>>;

/** What cannot be read from the newest answer, as after an empty one, stays what it was. */
function makeState(message: PolicyMessage, context: PolicyContext, config: Config, before: State): State {
  const triggerBody = message.answer === undefined ? undefined : jsonOf(message.answer.body);
  const sources = { ...sourcesOf(message, context), triggerBody };
  const state: Record<string, string> = { ...before };
  for (const [name, template] of config.parameters) {
    if (name === '') continue;
    const { text, warnings } = evaluateText(template, sources);
    if (warnings.length === 0) state[name] = text;
  }
  return state;
}

function readState(query: string): State | undefined {
  const pair = readQuery(query).find(isState);
  if (pair === undefined) return undefined;
  const parsed = parseJson(Buffer.from(pair.value, 'base64url').toString('utf8'));
  const texts = Object.entries(toJsonObject(parsed?.value)).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(texts) as State; // just filtered
}

const isState = ({ name }: { readonly name: string }): boolean =>
  name.toLowerCase() === triggerStateName.toLowerCase();

const withoutState = (query: string): string =>
  readQuery(query)
    .filter((pair) => !isState(pair))
    .map(({ raw }) => raw)
    .join('&');

/** The address of the same call at the gateway, with the state. */
function toLocation({ gatewayUrl, incoming }: PolicyContext, state: State): string {
  const pair = toQueryPair(triggerStateName, Buffer.from(JSON.stringify(state)).toString('base64url'));
  const query = withoutState(incoming.query);
  return `${gatewayUrl}${incoming.path}?${query === '' ? pair : `${query}&${pair}`}`;
}

/** The next page; only where the credential belongs. */
function toPageRequest(request: RequestState, link: string): RequestState | undefined {
  const base = `${request.origin}/`;
  if (!URL.canParse(link, base)) return undefined;
  const url = new URL(link, base);
  if (url.origin !== request.origin) return undefined;
  const { path, query } = toRequestTarget(url.href);
  return { ...request, method: 'GET', basePath: '', path, query, body: toBytesBody(Buffer.alloc(0)) };
}

/** The message with the items of one page more, and that page's link to the next. */
function addPage(
  message: PolicyMessage,
  answer: AnswerState,
  page: AnswerState,
  { data, nextLinkName }: Config,
): [PolicyMessage, AnswerState] {
  const body = toJsonObject(jsonOf(answer.body));
  const added = jsonOf(withJson(page.body));
  const isPage = page.status >= 200 && page.status <= 299 && isJsonObject(added);
  const [old, more] = [valueAt(body, data.path), isPage ? valueAt(added, data.path) : undefined];
  const joined =
    Array.isArray(old) && Array.isArray(more)
      ? toJsonObject(setAt(body, data.path, [...(old as unknown[]), ...(more as unknown[])]))
      : body;
  const next = isPage ? added[nextLinkName] : undefined;
  const value = Object.fromEntries(
    Object.entries(joined).flatMap(([key, member]) => {
      if (key !== nextLinkName) return [[key, member]];
      return typeof next === 'string' ? [[key, next]] : [];
    }),
  );
  const merged: AnswerState = { ...answer, body: { kind: 'json', value } };
  return [{ ...message, answer: merged }, merged];
}
