import { defineRule, everywhere, quote } from '../../rule.js';
import { sources } from '../../sources.js';
import { exampleScript } from './example-script.js';

/** https://learn.microsoft.com/connectors/custom-connectors/write-code, the size of the code. */
const maximumBytes = 1024 * 1024;

export const scriptSize = defineRule({
  id: 'script-size',
  code: 'CSX-02',
  summary: 'The script has at most 1 MB.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.code,
  example: {
    at: '',
    in: 'script.csx',
    bad: { shows: 'a script of more than 1 MB', make: () => largeScript() },
    good: exampleScript(),
  },
  on: {
    script({ bytes }, report) {
      if (bytes.length <= maximumBytes) return;
      report(`The script has ${bytes.length} bytes; at most ${maximumBytes} are accepted.`);
    },
  },
});

function largeScript(): Uint8Array {
  return new TextEncoder().encode(exampleScript(`// ${'x'.repeat(maximumBytes)}`));
}

export const scriptDirectives = defineRule({
  id: 'script-directives',
  code: 'CSX-04',
  summary: 'The script loads nothing (`#r`, `#load`) and has no namespaces of its own.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.code,
  example: {
    at: '',
    in: 'script.csx',
    bad: `#r "System.Data"\n${exampleScript()}`,
    good: `#region Entry\n${exampleScript()}#endregion\n`,
  },
  on: {
    script({ code, directives }, report) {
      for (const { name, offset } of directives) {
        if (!/^(?:r|load|nuget)$/.test(name)) continue;
        report(
          `The script has a directive \`#${name}\`; nothing can be loaded, so write what it needs out.`,
          {
            offset,
          },
        );
      }
      for (const match of code.matchAll(/\bnamespace\s+([\w.]+)/g)) {
        report(`The script has a namespace ${quote(match[1])}; take its classes out of it.`, {
          offset: match.index,
        });
      }
    },
  },
});
