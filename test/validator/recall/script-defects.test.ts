import { expect, test } from 'vitest';
import { allRules } from '../../../src/validator/rules/index.js';
import { validate } from '../../../src/validator/validate.js';
import { connectorFiles } from '../../support/rule-test.js';

/** A script with all that looks like a defect and is none: in comments, attributes, and strings of every kind. */
const sound = `using System.Net;
using Newtonsoft.Json.Linq;

/// <summary>Reshapes answers; see https://contoso.com/docs (namespace Contoso.Docs { }).</summary>
public class Script : ScriptBase
{
    // was: private static readonly HttpClient Client = new HttpClient();
    private const string Pattern = @"^using System.Text.Json;\\d+""quoted""$";
    private const string Help = "Thread.Sleep(10000) and #r \\"nuget: X\\" are not allowed here";

    [Obsolete("namespace Old { }")]
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        var operationId = DecodeOperationId(this.Context.OperationId);
        switch (operationId)
        {
            case "ListItems":
                return await this.ListAsync().ConfigureAwait(false);
            default:
                return new HttpResponseMessage(HttpStatusCode.BadRequest)
                {
                    Content = CreateJsonContent($"{{\\"message\\": \\"Unknown operation {operationId}\\"}}"),
                };
        }
    }

    private static string DecodeOperationId(string id)
    {
        try { return Encoding.UTF8.GetString(Convert.FromBase64String(id)); }
        catch (FormatException) { return id; }
    }

    private async Task<HttpResponseMessage> ListAsync()
    {
        var response = await this.Context
            .SendAsync(this.Context.Request, this.CancellationToken)
            .ConfigureAwait(false);
        var body = JObject.Parse(await response.Content.ReadAsStringAsync().ConfigureAwait(false));
        response.Headers.Location = new Uri(this.Context.OriginalRequestUri, "items/1");
        response.Content = CreateJsonContent(body.ToString());
        return response;
    }

    # region Pages
    private class Page
    {
        public const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        public string Url(string host) => $"https://{host}/items?q={(host.Length > 3 ? "a}b" : "c{d")}";
    }
    # endregion
}
`;
const body = 'var body = JObject.Parse(';
const location = 'new Uri(this.Context.OriginalRequestUri, "items/1")';
const before = (statement: string) => ({ find: body, put: `${statement}\n        ${body}`, mark: statement });
const field = (member: string) => {
  return {
    find: '    private const string Pattern',
    put: `    ${member}\n    private const string Pattern`,
    mark: member,
  };
};

test('a script that only looks as if it had defects has none', () => {
  expect(findingsOf(sound)).toEqual([]);
});

test.each([
  { code: 'CSX-01', find: 'class Script :', put: 'class Scripts :', mark: 'class Scripts' },
  { code: 'CSX-01', find: ' : ScriptBase', put: '', mark: 'public class Script' },
  { code: 'CSX-01', find: 'override async', put: 'async', mark: 'public class Script' },
  {
    code: 'CSX-01',
    find: 'Task<HttpResponseMessage> ExecuteAsync',
    put: 'Task ExecuteAsync',
    mark: 'Task ExecuteAsync',
  },
  {
    code: 'CSX-03',
    find: 'using System.Net;',
    put: 'using System.Net;\nusing System.Text.Json;',
    mark: 'Text.Json;\nusing',
  },
  { code: 'CSX-03', ...before('var parsed = System.Text.Json.JsonDocument.Parse("{}");') },
  { code: 'CSX-03', ...before('var text = $"x {System.Text.Json.JsonSerializer.Serialize(1)}";') },
  {
    code: 'CSX-04',
    find: 'using System.Net;',
    put: '#r "nuget: Polly, 8.0.0"\nusing System.Net;',
    mark: '#r "nuget: Polly',
  },
  {
    code: 'CSX-04',
    find: '/// <summary>',
    put: 'namespace Contoso.Scripts;\n/// <summary>',
    mark: 'namespace Contoso.Scripts',
  },
  { code: 'CSX-05', ...before('var client = new System.Net.Http.HttpClient();') },
  { code: 'CSX-05', ...field('private static readonly HttpClient Shared = new HttpClient();') },
  { code: 'CSX-06', ...field('private const string ApiKey = "a8f5f167f44f4964e6c998dee827110c";') },
  { code: 'CSX-06', ...field('private string SubscriptionKey = @"0123456789abcdef0123456789abcdef";') },
  {
    code: 'CSX-06',
    ...before('this.Context.Request.Headers.Add("X-Api-Key", "a8f5f167f44f4964e6c998dee827110c");'),
  },
  { code: 'CSX-07', ...before('await Task.Delay(TimeSpan.FromSeconds(30));') },
  { code: 'CSX-07', ...before('Thread.Sleep(10 * 1_000);') },
  { code: 'CSX-07', ...before('while (!done) { await Task.Delay(1000); }'), mark: 'Task.Delay' },
  { code: 'CSX-07', ...before('await Task.Delay(new TimeSpan(0, 0, 30), this.CancellationToken);') },
  {
    code: 'CSX-10',
    find: location,
    put: 'new Uri(this.Context.Request.RequestUri, "items/1")',
    mark: 'Headers.Location',
  },
  {
    code: 'CSX-10',
    find: location,
    put: 'new Uri("https://api.contoso.com/items/1")',
    mark: 'Headers.Location',
  },
])('$code is found at its line: $put', ({ code, find, put, mark }) => {
  const text = sound.replace(find, () => put);
  expect(text).not.toBe(sound);
  const found = findingsOf(text);
  expect(found.map((finding) => [finding.code, finding.file, finding.line])).toEqual([
    [code, 'script.csx', text.slice(0, text.indexOf(mark)).split('\n').length],
  ]);
});

test('an `ExecuteAsync` of a class inside is not that of the script', () => {
  const text =
    'public class Script : ScriptBase\n{\n    private class Inner : ScriptBase\n    {\n' +
    '        public override async Task<HttpResponseMessage> ExecuteAsync() { return null; }\n    }\n}\n';
  expect(findingsOf(text).map(({ code, line }) => [code, line])).toEqual([['CSX-01', 1]]);
});

function findingsOf(script: string) {
  const files = connectorFiles([
    { at: '', in: 'script.csx', set: script },
    { at: '/properties/scriptOperations', in: 'properties', set: ['ListItems'] },
  ]);
  return validate({ files, isFolder: true }, { rules: allRules, profile: 'certified' });
}
