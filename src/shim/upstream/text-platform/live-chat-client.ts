import type { agentChatPath } from '../../../livechat/agent-chat/api.js';
import type {
  configurationPath,
  deprecationHeader,
  legacyHeader,
} from '../../../livechat/configuration/api.js';
import type { Logger } from '../../../shared/logger.js';
import { redactSecrets } from '../../credential.js';
import type { HttpClient, UpstreamAnswer } from '../http-client.js';
import { parseAnswer } from '../parse-answer.js';
import type { Call } from '../upstream.js';
import { requireAccountId } from './account-id.js';
import { type LiveChatProblem, toLiveChatProblem } from './live-chat-error.js';

/** Runs actions of the Configuration API and the Agent Chat API with the caller's own credential. */
export interface LiveChatClient {
  /** The parsed JSON of a success; a failure is thrown as a `LiveChatProblem`. */
  run(call: Call, action: LiveChatAction): Promise<unknown>;
}

export interface LiveChatAction {
  readonly api: keyof typeof paths;
  readonly name: string;
  readonly body: object;
  /** What must not be quoted when the action fails. */
  readonly secrets?: readonly string[];
}

const paths: { configuration: typeof configurationPath; agentChat: typeof agentChatPath } = {
  configuration: '/v3.6/configuration/action',
  agentChat: '/v3.6/agent/action',
};

const endHeaders: readonly (typeof legacyHeader | typeof deprecationHeader)[] = ['Legacy', 'Deprecation'];
const keptRegions = 1_000;

/** A client on an HTTP client. Every action is a POST, reads included. */
export function createLiveChatClient(http: HttpClient, userAgent: string, logger: Logger): LiveChatClient {
  const regions = new Map<string, string>();
  const told = new Set<string>();

  async function send(call: Call, action: LiveChatAction): Promise<UpstreamAnswer> {
    const region = regions.get(call.credential.username);
    const answer = await http.send({
      method: 'POST',
      path: `${paths[action.api]}/${action.name}`,
      headers: {
        authorization: call.credential.header,
        accept: 'application/json',
        'content-type': 'application/json',
        'user-agent': userAgent,
        'x-request-id': call.requestId,
        ...(region !== undefined && { 'x-region': region }),
      },
      body: JSON.stringify(action.body),
    });
    tellEnd(action.api, answer);
    return answer;
  }

  /** Says once that the version has an end date. https://platform.text.com/docs/management/changelog/ */
  function tellEnd(api: LiveChatAction['api'], { headers }: UpstreamAnswer): void {
    for (const header of endHeaders) {
      const until = headers[header.toLowerCase()];
      if (until === undefined || told.has(`${api} ${header}`)) continue;
      told.add(`${api} ${header}`);
      logger.warn({ api, header, until: String(until).slice(0, 40) }, 'LiveChat will end this version');
    }
  }

  /** Keeps the data centre that LiveChat named, for this and later calls of the account. */
  function learnRegion(call: Call, { type, region }: LiveChatProblem): boolean {
    const { username } = call.credential;
    if (type !== 'misdirected_request' || region === undefined || !/^[a-z0-9-]{1,20}$/i.test(region))
      return false;
    if (regions.size >= keptRegions) regions.delete(regions.keys().next().value ?? '');
    regions.set(username, region);
    return true;
  }

  return {
    async run(call, action) {
      requireAccountId(call);
      const redact = (text: string) => redactSecrets(text, call.credential, action.secrets);
      let answer = await send(call, action);
      let problem = toLiveChatProblem(answer, redact);
      if (problem !== undefined && learnRegion(call, problem)) {
        answer = await send(call, action);
        problem = toLiveChatProblem(answer, redact);
      }
      if (problem !== undefined) throw problem;
      return parseAnswer(answer, 'LiveChat');
    },
  };
}
