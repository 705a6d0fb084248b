import { exampleScript } from '../../../../src/validator/rules/script/example-script.js';
import { scriptHeaders, scriptLocation } from '../../../../src/validator/rules/script/script-headers.js';
import {
  scriptOperationId,
  scriptUnknownOperation,
} from '../../../../src/validator/rules/script/script-operation-id.js';
import { scriptRequests } from '../../../../src/validator/rules/script/script-requests.js';
import { scriptSecrets } from '../../../../src/validator/rules/script/script-secrets.js';
import { scriptTime } from '../../../../src/validator/rules/script/script-time.js';
import { ruleTest } from '../../../support/rule-test.js';

/** The lines stand from line 5 on. */
const body = (...lines: readonly string[]) => ({ at: '', in: 'script.csx', set: exampleScript(...lines) });

ruleTest(scriptRequests, [
  { name: 'a good script', given: [body()], want: [] },
  {
    name: 'clients of its own',
    given: [body('var a = new HttpClient();', 'HttpClient b = new();', 'WebRequest.Create(url);')],
    want: [5, 6, 7].map((line) => ({
      pointer: '',
      line,
      message: 'The script makes a client of its own; send requests with `this.Context.SendAsync`.',
    })),
  },
  {
    name: 'no token, and one that never ends',
    given: [
      body(
        'await Context.SendAsync(new HttpRequestMessage(HttpMethod.Get, url));',
        'await Context.SendAsync(request, CancellationToken.None);',
      ),
    ],
    want: [
      {
        pointer: '',
        line: 5,
        message:
          '`SendAsync` gets no cancellation token; pass `this.CancellationToken`, so that it ends with the call.',
      },
      {
        pointer: '',
        line: 6,
        message:
          '`SendAsync` gets `CancellationToken.None`; pass `this.CancellationToken`, so that it ends with the call.',
      },
    ],
  },
  {
    name: 'a client in a comment, a message and another class',
    given: [body('// new HttpClient()', 'var a = new HttpClientException("new HttpClient()");')],
    want: [],
  },
  {
    name: 'a call that is not closed',
    given: [{ at: '', in: 'script.csx', set: 'Context.SendAsync(a' }],
    want: [],
  },
]);

const secret =
  'This text looks like a secret. Take it from the connection, and replace the secret if it was one.';

ruleTest(scriptSecrets, [
  { name: 'a good script', given: [body()], want: [] },
  {
    name: 'secrets in a variable, a header, a key and in the form of a provider',
    given: [
      body(
        'var apiKey = "0a1b2c3d4e5f60718293a4b5";',
        'request.Headers.Add("Authorization", "Bearer 0a1b2c3d4e5f60718293");',
        'body["client_secret"] = "c0nt0so-Secret";',
        'var a = "AKIAIOSFODNN7EXAMPLE";',
      ),
    ],
    want: [5, 6, 7, 8].map((line) => ({ pointer: '', line, message: secret })),
  },
  {
    name: 'names of headers, placeholders and hashes',
    given: [
      body(
        'const string ApiKeyHeader = "X-Contoso-Api-Key";',
        'var token = $"Bearer {value}";',
        'var password = "";',
        'var hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";',
      ),
    ],
    want: [],
  },
  {
    name: 'a secret that is not closed',
    given: [body('var apiKey = "0a1b2c3d4e5f60718293a4b5')],
    want: [{ pointer: '', line: 5, message: secret }],
  },
]);

ruleTest(scriptTime, [
  { name: 'a good script', given: [body()], want: [] },
  { name: 'a short wait', given: [body('await Task.Delay(4999);')], want: [] },
  {
    name: 'long waits',
    given: [body('await Task.Delay(5_000, token);', 'Thread.Sleep(TimeSpan.FromMinutes(3));')],
    want: [
      {
        pointer: '',
        line: 5,
        message: 'The script waits 5 s; older connectors are stopped after 5 s, newer ones after 120 s.',
      },
      {
        pointer: '',
        line: 6,
        message: 'The script waits 180 s; older connectors are stopped after 5 s, newer ones after 120 s.',
      },
    ],
  },
  {
    name: 'a wait that is named, that is repeated, and that waits for something',
    given: [
      body(
        'const int pause = 6_000; await Task.Delay(pause);',
        'for (var i = 0; i < 10; i++) { await Task.Delay(1000, token); }',
        'while (!done) { await Task.Delay(TimeSpan.FromSeconds(1)); }',
        'do { Thread.Sleep(100); } while (!done);',
      ),
    ],
    want: [
      {
        pointer: '',
        line: 5,
        message: 'The script waits 6 s; older connectors are stopped after 5 s, newer ones after 120 s.',
      },
      {
        pointer: '',
        line: 6,
        message:
          'The script waits 1 s, 10 times; older connectors are stopped after 5 s, newer ones after 120 s.',
      },
      ...[7, 8].map((line) => ({
        pointer: '',
        line,
        message:
          'The script waits in a loop whose end cannot be seen; older connectors are stopped after 5 s, newer ones after 120 s.',
      })),
    ],
  },
  {
    name: 'a few attempts, and what follows a loop',
    given: [
      body(
        'const int attempts = 3;',
        'for (var i = 1; i <= attempts; i++) { await Task.Delay(500); }',
        'while (Next()) { Read(); }',
        'await Task.Delay(500);',
      ),
    ],
    want: [],
  },
  {
    name: 'a wait of a variable, and no number',
    given: [body('Task.Delay(time);', 'Task.Delay(1.2.3);')],
    want: [],
  },
]);

const encoded = '`OperationId` is compared as it comes; where it arrives in base64, decode it first.';

ruleTest(scriptOperationId, [
  {
    name: 'a script that tells nothing apart',
    given: [body('Logger.LogInformation(Context.OperationId);')],
    want: [],
  },
  ...[
    'if (this.Context.OperationId == "A") { }',
    'if ("A".Equals(this.Context.OperationId)) { }',
    'switch (Context.OperationId) { case "A": break; }',
    'var id = this.Context.OperationId;',
    'if (known.Contains(this.Context.OperationId)) { }',
    'var path = paths[Context.OperationId];',
    'if (Context.OperationId == "A") { var file = Convert.FromBase64String(content); }',
  ].map((line) => ({ name: line, given: [body(line)], want: [{ pointer: '', line: 5, message: encoded }] })),
  {
    name: 'one that decodes',
    given: [body('var id = Context.OperationId;', 'Convert.FromBase64String(id);')],
    want: [],
  },
  {
    name: 'one that decodes in a method of its own',
    given: [
      body(
        'var id = Decode(Context.OperationId);',
        'string Decode(string text) => Read(Convert.FromBase64String(text));',
      ),
    ],
    want: [],
  },
  { name: 'a comparison in a comment', given: [body('// OperationId == "A"')], want: [] },
]);

ruleTest(scriptUnknownOperation, [
  { name: 'a good script', given: [body()], want: [] },
  {
    name: 'a switch expression that knows not all',
    given: [body('var a = Context.OperationId switch', '{ "A" => 1, "B" => 2 };')],
    want: [
      {
        pointer: '',
        line: 5,
        message:
          'No case takes the operations that are not listed; add `_ => …`, and pass the request on there.',
      },
    ],
  },
  {
    name: 'a switch that throws behind its cases',
    given: [body('switch (this.Context.OperationId) { case "A": return A(); }', 'throw new Exception();')],
    want: [
      {
        pointer: '',
        line: 5,
        message:
          'No case takes the operations that are not listed; add `default:`, and pass the request on there.',
      },
    ],
  },
  {
    name: 'a switch with nothing but `null` behind it',
    given: [body('switch (this.Context.OperationId) { case "A": return A(); }', 'return null;')],
    want: [
      {
        pointer: '',
        line: 5,
        message:
          'No case takes the operations that are not listed; add `default:`, and pass the request on there.',
      },
    ],
  },
  {
    name: 'a switch with something behind it',
    given: [body('switch (this.Context.OperationId) { case "A": return A(); }')],
    want: [],
  },
  {
    name: 'defaults',
    given: [
      body('switch (OperationId) { default: break; } throw x;', 'var a = OperationId switch { _ => 1 };'),
    ],
    want: [],
  },
  {
    name: 'a switch that is not closed',
    given: [{ at: '', in: 'script.csx', set: 'OperationId switch { "A" => 1' }],
    want: [],
  },
]);

const policy = {
  at: '/properties/policyTemplateInstances',
  in: 'properties',
  set: [
    {
      templateId: 'setheader',
      parameters: {
        'x-ms-apimTemplateParameter.name': 'X-Account',
        'x-ms-apimTemplateParameter.value': "@connectionParameters('account')",
      },
    },
  ],
};
const read = 'var account = this.Context.Request.Headers.GetValues("x-account").First();';

ruleTest(scriptHeaders, [
  { name: 'no policy', given: [body(read)], want: [] },
  { name: 'a header that the script does not read', given: [policy, body()], want: [] },
  {
    name: 'a header that is read and sent on',
    given: [policy, body(read)],
    want: [
      {
        pointer: '',
        line: 5,
        message: 'The header `X-Account` is for the script, but is sent on; remove it once it is read.',
      },
    ],
  },
  {
    name: 'one that is removed',
    given: [policy, body(read, 'Context.Request.Headers.Remove("X-Account");')],
    want: [],
  },
  {
    name: 'one that is removed by its constant',
    given: [policy, body('const string name = "X-Account";', 'Context.Request.Headers.Remove(name);')],
    want: [],
  },
  { name: 'a request made anew', given: [policy, body(read, 'var a = new HttpRequestMessage();')], want: [] },
  {
    name: 'policies that are none',
    given: [{ ...policy, set: [7, { templateId: 'setheader' }] }, body(read)],
    want: [],
  },
]);

const location =
  'This `Location` does not lead to the gateway; build it from `this.Context.OriginalRequestUri`.';

ruleTest(scriptLocation, [
  { name: 'a good script', given: [body()], want: [] },
  {
    name: 'a location at the service, in two ways',
    given: [
      body(
        'response.Headers.Location = new Uri("https://api.contoso.com/hooks/7");',
        'response.Headers.Add("Location", url);',
      ),
    ],
    want: [5, 6].map((line) => ({ pointer: '', line, message: location })),
  },
  {
    name: 'one at the gateway',
    given: [body('response.Headers.Location = new Uri(this.Context.OriginalRequestUri, "7");')],
    want: [],
  },
  {
    name: 'a location that is read',
    given: [body('if (response.Headers.Location == null) { }', 'headers["Location"] = a;')],
    want: [],
  },
  {
    name: 'an assignment that breaks off',
    given: [body('a.Headers.Location =')],
    want: [{ pointer: '', line: 5, message: location }],
  },
]);
