import { v2Version, v2VersionHeader } from '../../../livechat/v2/api.js';
import { redactSecrets } from '../../credential.js';
import type { HttpClient, UpstreamRequest } from '../http-client.js';
import { parseAnswer } from '../parse-answer.js';
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
  /** What must not be quoted when the call fails. */
  readonly secrets?: readonly string[];
}

const versionHeader = v2VersionHeader.toLowerCase();

/** A v2 client on an HTTP client. https://platform.text.com/docs/management/configuration-api/v2.0/ */
export function createV2Client(http: HttpClient): V2Client {
  return {
    async request(call, { method, path, body, secrets }) {
      const answer = await http.send({
        method,
        path,
        headers: {
          authorization: call.credential.header,
          accept: 'application/json',
          [versionHeader]: v2Version,
          'x-request-id': call.requestId,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (answer.status >= 200 && answer.status < 300) return parseAnswer(answer, 'LiveChat');
      throw toProblem(answer, (text) => redactSecrets(text, call.credential, secrets));
    },
  };
}
