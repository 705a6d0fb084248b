import type { CSharpLiteral } from '../../model/read-csharp.js';
import { defineRule, everywhere } from '../../rule.js';
import { sources } from '../../sources.js';
import { hasFormOfSecret, isNamedSecret } from '../strings/secret-text.js';
import { exampleScript } from './example-script.js';

export const scriptSecrets = defineRule({
  id: 'script-secrets',
  code: 'CSX-06',
  summary: 'The script holds no secrets.',
  severity: everywhere('warning'),
  certainty: 'C',
  source: sources.submission,
  note: 'Everyone can read the script. A policy hands it what the connection holds. The message never repeats the text.',
  example: {
    at: '',
    in: 'script.csx',
    bad: exampleScript('var clientSecret = "c0nt0so-51bd-4c1e-9a0e-2b7f";'),
    good: exampleScript('var clientSecret = this.Context.Request.Headers.GetValues("X-Secret").First();'),
  },
  on: {
    script({ code, literals }, report) {
      let previous: CSharpLiteral | undefined;
      for (const literal of [...literals].sort((a, b) => a.offset - b.offset)) {
        const name = nameBefore(code, literal, previous);
        previous = literal;
        if (!hasFormOfSecret(literal.value) && !isNamedSecret(name, literal.value)) continue;
        report(
          'This text looks like a secret. Take it from the connection, and replace the secret if it was one.',
          {
            offset: literal.offset,
          },
        );
      }
    },
  },
});

/** What a literal is given to: a variable, the key in brackets, or the argument before it. */
function nameBefore(code: string, { offset }: CSharpLiteral, previous: CSharpLiteral | undefined): string {
  const before = code.slice(Math.max(0, offset - 80), offset);
  const variable = /(\w+)\s{0,8}[=:]\s{0,8}[@$]{0,2}$/.exec(before)?.[1];
  if (variable !== undefined || previous === undefined) return variable ?? '';
  const behindPrevious = code.slice(previous.offset + 1, offset).trimStart();
  return offset - previous.offset < 200 && /^"\s{0,8}\]?\s{0,8}[,=]\s{0,8}[@$]{0,2}$/.test(behindPrevious)
    ? previous.value
    : '';
}
