import { defineRule, everywhere, quote } from '../../rule.js';
import { sources } from '../../sources.js';
import { argumentsAt } from './arguments-at.js';
import { exampleScript } from './example-script.js';

const ownClients = [
  /\bnew\s+(?:System\.Net\.(?:Http\.|Sockets\.)?)?(?:HttpClient|HttpClientHandler|SocketsHttpHandler|WebClient|TcpClient)\b/g,
  /\bHttpClient\s+\w+\s*=\s*new\s*\(/g,
  /\b(?:Http)?WebRequest\s*\.\s*Create(?:Http)?\b/g,
];

export const scriptRequests = defineRule({
  id: 'script-requests',
  code: 'CSX-05',
  summary: 'Requests are sent with `Context.SendAsync` and the cancellation token, not with an own client.',
  severity: everywhere('warning'),
  certainty: 'B',
  source: sources.code,
  note: 'Own clients are announced to be blocked.',
  example: {
    at: '',
    in: 'script.csx',
    bad: exampleScript('using var client = new HttpClient();'),
    good: exampleScript(),
  },
  on: {
    script({ code }, report) {
      for (const match of ownClients.flatMap((pattern) => [...code.matchAll(pattern)])) {
        report('The script makes a client of its own; send requests with `this.Context.SendAsync`.', {
          offset: match.index,
        });
      }
      for (const match of code.matchAll(/\bContext\s*\.\s*SendAsync\s*\(/g)) {
        const given = argumentsAt(code, match.index + match[0].length);
        const token = given?.[1]?.trim();
        if (
          given === undefined ||
          (token !== undefined && !/^(?:default\b|CancellationToken\.None$)/.test(token))
        )
          continue;
        const what = token === undefined ? 'no cancellation token' : quote(token);
        report(
          `\`SendAsync\` gets ${what}; pass \`this.CancellationToken\`, so that it ends with the call.`,
          {
            offset: match.index,
          },
        );
      }
    },
  },
});
