import { redactSecrets } from '../../credential.js';
import type { HttpClient, UpstreamAnswer, UpstreamRequest } from '../http-client.js';
import { notWhatWasAsked, parseAnswer } from '../parse-answer.js';
import { type Fields, isFields, readInteger, readList } from '../read.js';
import type { Call } from '../upstream.js';
import { requireAccountId } from './account-id.js';
import { toHelpDeskProblem } from './help-desk-error.js';

/** Calls of the HelpDesk API v1 with the caller's own credential. https://api.helpdesk.com/docs */
export interface HelpDeskClient {
  /** The parsed JSON of a success; a failure is thrown as the `HttpProblem` it maps to. */
  request(call: Call, request: HelpDeskRequest): Promise<unknown>;
  /** One page of a list, with the totals that its headers tell. */
  page(call: Call, path: string, what: string): Promise<HelpDeskPage>;
}

export interface HelpDeskRequest {
  readonly method: UpstreamRequest['method'];
  /** Begins after the version, which the address of HelpDesk ends with. */
  readonly path: string;
  readonly body?: object;
  /** What must not be quoted when the call fails. */
  readonly secrets?: readonly string[];
}

export interface HelpDeskPage {
  readonly rows: readonly Fields[];
  readonly totalRows: number | undefined;
  readonly totalPages: number | undefined;
}

/**
 * A client on an HTTP client. HelpDesk may block calls with an empty or generic `User-Agent`, so ours goes with
 * every one.
 */
export function createHelpDeskClient(http: HttpClient, userAgent: string): HelpDeskClient {
  async function send(call: Call, { method, path, body, secrets }: HelpDeskRequest): Promise<UpstreamAnswer> {
    requireAccountId(call);
    const answer = await http.send({
      method,
      path,
      headers: {
        authorization: call.credential.header,
        accept: 'application/json',
        'user-agent': userAgent,
        'x-request-id': call.requestId,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (answer.status >= 200 && answer.status < 300) return answer;
    throw toHelpDeskProblem(answer, (text) => redactSecrets(text, call.credential, secrets));
  }

  return {
    request: async (call, request) => parseAnswer(await send(call, request), 'HelpDesk'),
    async page(call, path, what) {
      const answer = await send(call, { method: 'GET', path });
      const rows = readList(parseAnswer(answer, 'HelpDesk'));
      if (rows === undefined) throw notWhatWasAsked('HelpDesk', `a list of ${what}`);
      return {
        rows: rows.filter(isFields),
        totalRows: readInteger(answer.headers['x-total-results']),
        totalPages: readInteger(answer.headers['x-total-pages']),
      };
    },
  };
}
