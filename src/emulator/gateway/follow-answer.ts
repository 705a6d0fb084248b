import type { Connector, Operation } from '../../connector-folder/connector.js';
import type { Clock } from '../../shared/clock.js';
import { isJsonObject, toJsonObject, toText } from '../../shared/json-value.js';
import { type AddressContext, addressAtGateway } from './address-at-gateway.js';
import type { Caller } from './headers.js';
import type { EngineOutcome, SendThroughGateway } from './send-through-gateway.js';
import { readRetryAfter } from './triggers/recurrence.js';

type Answered = Extract<EngineOutcome, { kind: 'answered' }>;

/** How an action is run. */
export interface FollowOptions {
  /** False is the platform's `DisableAsyncPattern`: a 202 is the result. */
  readonly asyncPattern?: boolean;
  /** Turns pagination on: pages are asked for until there are so many items. */
  readonly minimumItemCount?: number;
}

/** The result of an action, and what it took. */
export interface FollowedAnswer {
  readonly answer: Answered;
  readonly polls: number;
  readonly pages: number;
  readonly warnings: readonly string[];
}

/** What is needed to follow an answer. */
export interface FollowContext {
  readonly sendThroughGateway: SendThroughGateway;
  readonly clock: Clock;
  contextOf(connector: Connector, connection: string): AddressContext;
}

/** Seconds between two looks at a running action that does not say. */
const usualSeconds = 20;
/** Looks at one action; at the usual pace this is over five hours. The platform waits 30 days. */
const mostPolls = 1000;
/** The platform's limit of items, and of pages here. */
const mostItems = 100_000;
const mostPages = 1000;

/**
 * Follows the answer of an action as the engine does: the `Location` of a 202 until it is none, then with pagination the
 * link to the next page. Both go through the gateway, and only where the credential may go.
 * https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers
 */
export async function followAnswer(
  context: FollowContext,
  call: {
    readonly connector: Connector;
    readonly operation: Operation;
    readonly connection: string;
    readonly caller: Caller;
  },
  first: Answered,
  { asyncPattern = true, minimumItemCount }: FollowOptions,
): Promise<FollowedAnswer> {
  const { connector, operation, connection, caller } = call;
  const warnings: string[] = [];
  /** undefined when the address may not be called, or gives no answer. */
  const get = async (address: string, what: string): Promise<Answered | undefined> => {
    const found = addressAtGateway(address, context.contextOf(connector, connection));
    if (!('path' in found)) {
      warnings.push(
        `${what} is not at the gateway or the connector's backend, where the credential may go; it was not followed.`,
      );
      return undefined;
    }
    const request = { method: 'GET', path: found.path, query: found.query, headers: {} };
    const answer = await context.sendThroughGateway(connector.name, connection, request, caller);
    return answer.kind === 'answered' ? answer : undefined;
  };

  let answer = first;
  let polls = 0;
  let location = answer.headers['location'];
  // To a trigger a 202 says that nothing is new, or that it is subscribed: what it then does is its own matter.
  const isFollowed = asyncPattern && operation.kind === 'action';
  while (isFollowed && answer.status === 202 && location !== undefined && polls < mostPolls) {
    const seconds = readRetryAfter(answer.headers['retry-after'], context.clock.now()) ?? usualSeconds;
    await new Promise<void>((resolve) => void context.clock.after(seconds * 1000, resolve));
    const next = await get(location, 'The `Location` of the 202');
    if (next === undefined) break;
    polls += 1;
    answer = next;
    location = answer.headers['location'] ?? location;
  }

  let pages = 1;
  const linkName = nextLinkName(operation);
  const wanted = Math.min(minimumItemCount ?? 0, mostItems);
  let link = linkName === undefined ? '' : toText(toJsonObject(answer.body)[linkName]);
  while (linkName !== undefined && link !== '' && pages < mostPages && countItems(answer.body) < wanted) {
    const next = await get(link, `The next page in \`${linkName}\``);
    if (next === undefined || next.status !== 200) break;
    pages += 1;
    link = toText(toJsonObject(next.body)[linkName]);
    answer = { ...answer, body: withItems(answer.body, next.body, linkName, link) };
  }
  return { answer, polls, pages, warnings };
}

/** The name of the link in `x-ms-pageable`. An extension, so the type of the document does not know it. */
export function nextLinkName({ source }: Operation): string | undefined {
  const pageable = toJsonObject((source as unknown as Readonly<Record<string, unknown>>)['x-ms-pageable']);
  return toText(pageable['nextLinkName']) || undefined;
}

const itemsIn = (body: unknown): unknown => (Array.isArray(body) ? body : toJsonObject(body)['value']);

function countItems(body: unknown): number {
  const items = itemsIn(body);
  return Array.isArray(items) ? items.length : 0;
}

/** The items of both pages; everything else is the first page's, but for the link. */
function withItems(body: unknown, next: unknown, linkName: string, link: string): unknown {
  const [items, more] = [itemsIn(body), itemsIn(next)];
  const all = [
    ...(Array.isArray(items) ? (items as unknown[]) : []),
    ...(Array.isArray(more) ? (more as unknown[]) : []),
  ];
  if (!isJsonObject(body)) return all;
  const { [linkName]: _, ...rest } = body;
  return { ...rest, value: all, ...(link === '' ? {} : { [linkName]: link }) };
}
