import { v2Version, v2VersionHeader } from '../../../livechat/v2/api.js';
import { redactCredential } from '../../credential.js';
import { HttpProblem } from '../../http-problem.js';
import type { HttpClient, UpstreamAnswer, UpstreamRequest } from '../http-client.js';
import type { Call } from '../upstream.js';
import { toProblem } from './error.js';

/** Calls of LiveChat's REST API v2 with the caller's own credential. */
export interface V2Client {
  /** The parsed JSON of a success; a failure is thrown as the `HttpProblem` it maps to. */
  request(call: Call, request: V2Request): Promise<unknown>;
}

export interface V2Request {
  readonly method: UpstreamRequest['method'];
  readonly path: string;
  /** Sent as JSON; v2 takes nested JSON wherever it takes bracketed form fields. */
  readonly body?: object;
}

/** A v2 client on an HTTP client. https://platform.text.com/docs/management/configuration-api/v2.0/ */
export function createV2Client(http: HttpClient): V2Client {
  return {
    async request(call, { method, path, body }) {
      const answer = await http.send({
        method,
        path,
        headers: {
          authorization: call.credential.header,
          accept: 'application/json',
          [v2VersionHeader.toLowerCase()]: v2Version,
          'x-request-id': call.requestId,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return readAnswer(call, answer);
    },
  };
}

function readAnswer(call: Call, answer: UpstreamAnswer): unknown {
  if (answer.status >= 200 && answer.status < 300) {
    try {
      return JSON.parse(answer.text);
    } catch (cause) {
      throw new HttpProblem(502, 'UpstreamInvalidAnswer', 'LiveChat answered something that is not JSON.', {
        upstreamStatus: answer.status,
        // The parser's message quotes the text, which may hold what a customer wrote.
        cause: new Error(cause instanceof SyntaxError ? 'SyntaxError' : 'unreadable'),
      });
    }
  }
  throw toProblem(answer, (text) => redactCredential(text, call.credential));
}
