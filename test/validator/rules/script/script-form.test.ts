import { exampleScript } from '../../../../src/validator/rules/script/example-script.js';
import { scriptClass } from '../../../../src/validator/rules/script/script-class.js';
import { scriptDirectives, scriptSize } from '../../../../src/validator/rules/script/script-form.js';
import { scriptNamespaces } from '../../../../src/validator/rules/script/script-namespaces.js';
import { ruleTest } from '../../../support/rule-test.js';

const script = (set: unknown) => ({ at: '', in: 'script.csx', set });
const good = exampleScript();

ruleTest(scriptClass, [
  { name: 'no script', given: [], want: [] },
  { name: 'a good one', given: [script(good)], want: [] },
  {
    name: 'other white space',
    given: [script(good.replace('Script : ScriptBase', 'Script:ScriptBase'))],
    want: [],
  },
  {
    name: 'a class between, and full names',
    given: [
      script(
        'public class Script : Base { }\npublic abstract class Base : ScriptBase { public override async System.Threading.Tasks.Task<System.Net.Http.HttpResponseMessage> ExecuteAsync() { } }',
      ),
    ],
    want: [],
  },
  {
    name: 'another name of the class',
    given: [script(good.replace('class Script', 'class Handler'))],
    want: [
      {
        pointer: '',
        line: 1,
        column: 8,
        file: 'script.csx',
        message: 'The class `Handler` derives from `ScriptBase`; call it `Script`.',
      },
    ],
  },
  {
    name: 'a class in a comment only',
    given: [script(`// ${good.replaceAll('\n', ' ')}`)],
    want: [
      { pointer: '', message: 'The script has no class `Script`; write `public class Script : ScriptBase`.' },
    ],
  },
  {
    name: 'no base class',
    given: [script(good.replace(' : ScriptBase', ''))],
    want: [
      {
        pointer: '',
        message:
          'The class `Script` does not derive from `ScriptBase`; write `public class Script : ScriptBase`.',
      },
    ],
  },
  {
    name: 'a method that overrides nothing',
    given: [script(good.replace('override ', ''))],
    want: [
      {
        pointer: '',
        message:
          'The class `Script` does not override `ExecuteAsync`; write `public override async Task<HttpResponseMessage> ExecuteAsync()`.',
      },
    ],
  },
  {
    name: 'another result',
    given: [script(good.replace('Task<HttpResponseMessage>', 'Task<string>'))],
    want: [
      {
        pointer: '',
        line: 3,
        message:
          '`ExecuteAsync` has to give a `Task<HttpResponseMessage>`; write `public override async Task<HttpResponseMessage> ExecuteAsync()`.',
      },
    ],
  },
  {
    name: 'two classes of the name',
    given: [script(good + good)],
    want: [{ pointer: '', line: 8, message: 'The script has a second class `Script`; put both together.' }],
  },
  {
    name: 'a second script',
    given: [script(good), { at: '', in: 'helper.csx', set: good }],
    want: [
      {
        pointer: '',
        file: 'helper.csx',
        message: 'Beside `script.csx` there is `helper.csx`; a connector has one script.',
      },
    ],
  },
  {
    name: 'an empty script',
    given: [script('')],
    want: [
      { pointer: '', message: 'The script has no class `Script`; write `public class Script : ScriptBase`.' },
    ],
  },
]);

ruleTest(scriptSize, [
  { name: 'a small script', given: [script(good)], want: [] },
  { name: 'one of exactly 1 MB', given: [script(' '.repeat(1048576))], want: [] },
  {
    name: 'one byte more',
    given: [script(' '.repeat(1048577))],
    want: [{ pointer: '', message: 'The script has 1048577 bytes; at most 1048576 are accepted.' }],
  },
]);

ruleTest(scriptDirectives, [
  { name: 'none', given: [script(good)], want: [] },
  {
    name: 'regions and warnings',
    given: [script(`#region a\n#pragma warning disable\n${good}#endregion`)],
    want: [],
  },
  {
    name: 'a reference and a namespace',
    given: [script(`#r "System.Data"\nnamespace Contoso.Lists {\n${good}}`)],
    want: [
      {
        pointer: '',
        line: 1,
        message: 'The script has a directive `#r`; nothing can be loaded, so write what it needs out.',
      },
      {
        pointer: '',
        line: 2,
        message: 'The script has a namespace `Contoso.Lists`; take its classes out of it.',
      },
    ],
  },
  { name: 'a namespace in a text', given: [script(exampleScript('var a = "namespace b {";'))], want: [] },
  { name: 'no text at all', given: [script(new Uint8Array([0xff, 0xfe, 0x00]))], want: [] },
]);

ruleTest(scriptNamespaces, [
  { name: 'none', given: [script(good)], want: [] },
  {
    name: 'those that are supported',
    given: [
      script(
        `using System;\nusing Newtonsoft.Json.Linq;\nusing static System.Math;\nusing J = Newtonsoft.Json.Linq.JObject;\n${good}`,
      ),
    ],
    want: [],
  },
  {
    name: 'a using statement',
    given: [script(exampleScript('using var a = b;', 'using (var c = d) { }'))],
    want: [],
  },
  {
    name: 'one that is missing, one that is likely there, and a full name',
    given: [
      script(
        `using System.Text.Json;\nusing System.Globalization;\n${exampleScript('var a = new System.Net.Mail.SmtpClient();')}`,
      ),
    ],
    want: [
      {
        pointer: '',
        line: 1,
        message: 'The namespace `System.Text.Json` is not among the supported ones; do without it.',
      },
      {
        pointer: '',
        line: 2,
        severity: 'warning',
        message: 'The namespace `System.Globalization` is not among the supported ones; do without it.',
      },
      {
        pointer: '',
        line: 7,
        message: 'The namespace `System.Net.Mail` is not available to scripts; do without it.',
      },
    ],
  },
  {
    name: 'a using that breaks off',
    given: [script('using System.Data')],
    want: [
      { pointer: '', message: 'The namespace `System.Data` is not available to scripts; do without it.' },
    ],
  },
]);
