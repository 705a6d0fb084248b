import type { ScriptNode } from '../../model/nodes.js';
import { defineRule, everywhere, quote } from '../../rule.js';
import { sources } from '../../sources.js';
import { exampleScript } from './example-script.js';

interface ClassHead {
  readonly name: string;
  readonly bases: string;
  readonly isPartial: boolean;
  readonly offset: number;
}

export const scriptClass = defineRule({
  id: 'script-class',
  code: 'CSX-01',
  summary: 'The script is one file with one class `Script : ScriptBase` that overrides `ExecuteAsync`.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.code,
  example: {
    at: '',
    in: 'script.csx',
    bad: exampleScript().replace('class Script', 'class Handler'),
    good: exampleScript(),
  },
  on: {
    connector({ files, script }, report) {
      const others = files.filter(({ name }) => /^[^/]+\.csx$/i.test(name) && name !== script?.file);
      for (const { name } of others) {
        report(`Beside ${quote(script?.file)} there is ${quote(name)}; a connector has one script.`, {
          file: name,
        });
      }
    },
    script(script, report) {
      const classes = classHeads(script);
      const [first, second] = classes.filter(({ name }) => name === 'Script');
      if (first === undefined) {
        const other = classes.find(({ bases }) => /\bScriptBase\b/.test(bases));
        const message =
          other === undefined
            ? 'The script has no class `Script`; write `public class Script : ScriptBase`.'
            : `The class ${quote(other.name)} derives from \`ScriptBase\`; call it \`Script\`.`;
        report(message, { offset: other?.offset ?? 0 });
        return;
      }
      if (second !== undefined && !(first.isPartial && second.isPartial)) {
        report('The script has a second class `Script`; put both together.', { offset: second.offset });
      }
      if (!derives(first, classes)) {
        report(
          'The class `Script` does not derive from `ScriptBase`; write `public class Script : ScriptBase`.',
          {
            offset: first.offset,
          },
        );
      }
      checkExecute(script, first, report);
    },
  },
});

function checkExecute(
  { code }: ScriptNode,
  { offset }: ClassHead,
  report: (message: string, options: { readonly offset: number }) => void,
): void {
  const wanted = '`public override async Task<HttpResponseMessage> ExecuteAsync()`';
  const head = [...code.matchAll(/\boverride\b([^;{}()]{0,160})\bExecuteAsync\s*\(\s*\)/g)].find(
    ({ index }) => index < offset || depthBetween(code, offset, index) === 1,
  );
  if (head === undefined)
    report(`The class \`Script\` does not override \`ExecuteAsync\`; write ${wanted}.`, { offset });
  else if (!/\bTask\s*<[\w.\s]{0,80}\bHttpResponseMessage\s*>/.test(head[1] ?? '')) {
    report(`\`ExecuteAsync\` has to give a \`Task<HttpResponseMessage>\`; write ${wanted}.`, {
      offset: head.index,
    });
  }
}

/** How many braces are open at a place, counted from another. */
function depthBetween(code: string, from: number, to: number): number {
  const between = code.slice(from, to);
  return between.split('{').length - between.split('}').length;
}

function classHeads({ code }: ScriptNode): readonly ClassHead[] {
  return [...code.matchAll(/\b(partial\s+)?class\s+(\w+)([^{;]{0,300})/g)].map((match) => {
    const [, partial, name = '', rest = ''] = match;
    const bases = rest.includes(':') ? rest.slice(rest.indexOf(':') + 1) : '';
    return { name, bases, isPartial: partial !== undefined, offset: match.index };
  });
}

/** Directly, or through a class of the same file. */
function derives({ bases }: ClassHead, classes: readonly ClassHead[]): boolean {
  if (/\bScriptBase\b/.test(bases)) return true;
  const parent = classes.find(({ name }) => new RegExp(`\\b${name}\\b`).test(bases));
  return parent !== undefined && /\bScriptBase\b/.test(parent.bases);
}
