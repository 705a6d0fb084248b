import { defineRule, everywhere } from '../../rule.js';
import { sources } from '../../sources.js';
import { closingBrace } from './closing-brace.js';
import { exampleScript } from './example-script.js';

/** Where a script tells operations apart. */
const comparisons = [
  /\bOperationId\s*(?:==|!=|\bswitch\b|\.\s*(?:Equals|StartsWith|EndsWith|Contains|ToLower\w*|ToUpper\w*)\b)/,
  /(?:==|!=)\s*(?:this\s*\.\s*)?Context\s*\.\s*OperationId\b/,
  /\bswitch\s*\([^()]{0,80}\bOperationId\b/,
  /\bEquals\s*\([^()]{0,120}\bOperationId\b/,
  /\b(?:Contains|ContainsKey|TryGetValue|IndexOf)\s*\([^()]{0,80}\bOperationId\b/,
  /\[\s*(?:this\s*\.\s*)?Context\s*\.\s*OperationId\s*\]/,
  /=\s*(?:this\s*\.\s*)?Context\s*\.\s*OperationId\s*;/,
];

/** Whether an id of an operation is decoded somewhere, and not only what else the script has in base64. */
function decodesOperationId(code: string): boolean {
  const decoded = [...code.matchAll(/\bFromBase64String\s*\(([^;]{0,160})/g)]
    .slice(0, 200)
    .map(([, what = '']) => what);
  if (decoded.length === 0) return false;
  const names = namesOfOperationId(code);
  return decoded.some((what) => /operationid/i.test(what) || names.some((name) => hasWord(what, name)));
}

/** Names of one kind beyond this number are not followed. */
const maximumNames = 20;

/** Variables that are given `OperationId`, and parameters of the methods that it is passed to. */
function namesOfOperationId(code: string): readonly string[] {
  const variables = firstNames(code, /\b(\w{1,60})\s*=(?![=>])[^;=]{0,120}\bOperationId\b/g);
  const given = ['OperationId', ...variables].join('|');
  const methods = firstNames(code, new RegExp(`\\b(\\w{1,60})\\s*\\([^();]{0,60}\\b(?:${given})\\b`, 'g'));
  const parameters = methods.flatMap((method) => {
    const head = new RegExp(`\\b${method}\\s*\\(\\s*(?:\\w+\\s+)?string\\??\\s+(\\w{1,60})`).exec(code);
    return head?.[1] ?? [];
  });
  return [...variables, ...parameters];
}

function firstNames(code: string, pattern: RegExp): readonly string[] {
  const names = [...code.matchAll(pattern)].map(([, name = '']) => name);
  return [...new Set(names)].slice(0, maximumNames);
}

function hasWord(text: string, word: string): boolean {
  return new RegExp(`\\b${word}\\b`).test(text);
}

export const scriptOperationId = defineRule({
  id: 'script-operation-id',
  code: 'CSX-08',
  summary: 'A script that tells operations apart also knows their ids in base64.',
  severity: everywhere('warning'),
  certainty: 'E',
  source: sources.code,
  note: 'In some regions `Context.OperationId` arrives encoded, and no comparison holds then.',
  example: {
    at: '',
    in: 'script.csx',
    bad: exampleScript('if (this.Context.OperationId == "ListItems") return await ListItems();'),
    good: exampleScript(
      'var id = this.Context.OperationId;',
      'try { id = Encoding.UTF8.GetString(Convert.FromBase64String(id)); } catch (FormatException) { }',
      'if (id == "ListItems") return await ListItems();',
    ),
  },
  on: {
    script({ code }, report) {
      if (decodesOperationId(code)) return;
      const places = comparisons.flatMap((pattern) => pattern.exec(code)?.index ?? []);
      if (places.length === 0) return;
      report('`OperationId` is compared as it comes; where it arrives in base64, decode it first.', {
        offset: Math.min(...places),
      });
    },
  },
});

export const scriptUnknownOperation = defineRule({
  id: 'script-unknown-operation',
  code: 'CSX-06',
  summary: 'The script answers operations that it does not know.',
  severity: everywhere('warning'),
  certainty: 'C',
  source: sources.submission,
  note: 'Looks at each `switch` over `OperationId`: it has a default, or what follows it answers.',
  example: {
    at: '',
    in: 'script.csx',
    bad: exampleScript('var path = this.Context.OperationId switch { "ListItems" => "/items" };'),
    good: exampleScript('var path = this.Context.OperationId switch { "ListItems" => "/items", _ => "/" };'),
  },
  on: {
    script({ code }, report) {
      const pattern =
        /\bswitch\s*\([^()]{0,80}\b[oO]perationId\b[^{};]{0,60}\)\s*\{|\b[oO]perationId\s+switch\s*\{/g;
      for (const match of [...code.matchAll(pattern)].slice(0, 50)) {
        const start = match.index + match[0].length;
        const end = closingBrace(code, start);
        if (end === undefined) continue;
        const inside = code.slice(start, end);
        const isExpression = !match[0].startsWith('switch');
        if (isExpression ? /\b_\s*=>|\bvar\s+\w+\s*=>/.test(inside) : /\bdefault\s*:/.test(inside)) continue;
        if (
          !isExpression &&
          !/^\s*(?:\}|throw\b|return\s+(?:null|default)\s*;)/.test(code.slice(end + 1, end + 400))
        )
          continue;
        const missing = isExpression ? '`_ => …`' : '`default:`';
        report(
          `No case takes the operations that are not listed; add ${missing}, and pass the request on there.`,
          {
            offset: match.index,
          },
        );
      }
    },
  },
});
