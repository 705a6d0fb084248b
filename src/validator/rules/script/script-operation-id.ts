import { defineRule, everywhere } from '../../rule.js';
import { sources } from '../../sources.js';
import { exampleScript } from './example-script.js';

/** Where a script tells operations apart. */
const comparisons = [
  /\bOperationId\s*(?:==|!=|\bswitch\b|\.\s*(?:Equals|StartsWith|EndsWith|Contains|ToLower\w*|ToUpper\w*)\b)/,
  /(?:==|!=)\s*(?:this\s*\.\s*)?Context\s*\.\s*OperationId\b/,
  /\bswitch\s*\([^()]{0,80}\bOperationId\b/,
  /\bEquals\s*\([^()]{0,120}\bOperationId\b/,
  /=\s*(?:this\s*\.\s*)?Context\s*\.\s*OperationId\s*;/,
];

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
      if (/\bFromBase64String\b/.test(code)) return;
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
        if (!isExpression && !/^\s*(?:\}|throw\b)/.test(code.slice(end + 1, end + 400))) continue;
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

/** Place of the brace that closes what is open at a place; undefined beyond 100,000 characters. */
function closingBrace(code: string, from: number): number | undefined {
  let depth = 0;
  const last = Math.min(code.length, from + 100_000);
  for (let at = from; at < last; at += 1) {
    if (code[at] === '{') depth += 1;
    else if (code[at] === '}') {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return undefined;
}
