import { defineRule, everywhere } from '../../rule.js';
import { sources } from '../../sources.js';
import { closingBrace } from './closing-brace.js';
import { exampleScript } from './example-script.js';

/** Connectors saved before the limit was raised to two minutes stop here, in milliseconds. */
const safeLimit = 5_000;

const milliseconds = { Milliseconds: 1, Seconds: 1_000, Minutes: 60_000, Hours: 3_600_000 };

export const scriptTime = defineRule({
  id: 'script-time',
  code: 'CSX-07',
  summary: 'The script ends within 5 seconds.',
  severity: everywhere('warning'),
  certainty: 'C',
  source: sources.code,
  note: 'New connectors have 2 minutes. Waits show in the text: of a fixed time, repeated, and in loops that wait for something.',
  example: {
    at: '',
    in: 'script.csx',
    bad: exampleScript('await Task.Delay(10000, this.CancellationToken);'),
    good: exampleScript('await Task.Delay(500, this.CancellationToken);'),
  },
  on: {
    script({ code }, report) {
      const found = [...code.matchAll(waits)].slice(0, maximumWaits);
      const loops = found.length === 0 ? [] : loopsIn(code);
      for (const match of found) {
        const time = timeOf(match[1] ?? '', code);
        const loop = loops.find(({ start, end }) => start < match.index && match.index < end);
        const total = time * (loop?.times ?? 1);
        if (total >= safeLimit) {
          const often = loop?.times === undefined ? '' : `, ${loop.times} times`;
          report(
            `The script waits ${time / 1_000} s${often}; older connectors are stopped after 5 s, newer ones after 120 s.`,
            { offset: match.index },
          );
        } else if (loop !== undefined && loop.times === undefined) {
          report(
            'The script waits in a loop whose end cannot be seen; older connectors are stopped after 5 s, newer ones after 120 s.',
            { offset: match.index },
          );
        }
      }
    },
  },
});

/** Each is looked up in the whole script, so further ones are not looked at. */
const maximumWaits = 50;

const waits = /\b(?:Task\s*\.\s*Delay|Thread\s*\.\s*Sleep)\s*\(\s*([^;]{1,160})/g;

const span = /^TimeSpan\s*\.\s*From(Milliseconds|Seconds|Minutes|Hours)\s*\(\s*/;

/** Of what is waited for, in milliseconds; 0 where the text does not tell. */
function timeOf(written: string, code: string): number {
  const unit = span.exec(written);
  if (unit !== null) {
    return factors(written.slice(unit[0].length), code) * milliseconds[unit[1] as keyof typeof milliseconds];
  }
  const parts = /^new\s+TimeSpan\s*\(\s*(\d{1,6})\s*,\s*(\d{1,6})\s*,\s*(\d{1,6})\s*\)/
    .exec(written)
    ?.slice(1);
  if (parts !== undefined) {
    const [hours = 0, minutes = 0, seconds = 0] = parts.map(Number);
    return ((hours * 60 + minutes) * 60 + seconds) * milliseconds.Seconds;
  }
  const name = /^[A-Za-z_]\w{0,60}(?=\s*[,)])/.exec(written)?.[0];
  const value = name === undefined ? undefined : setTo(name, code);
  return value === undefined ? factors(written, code) : timeOf(value, '');
}

/** A number, or several multiplied, each as a figure or the name of what is set once. */
function factors(written: string, code: string): number {
  const found = /^[\w.]{1,60}(?:\s{0,9}\*\s{0,9}[\w.]{1,60}){0,3}(?=\s*(?:[,);]|$))/.exec(written)?.[0];
  if (found === undefined) return 0;
  const numbers = found.split('*').map((factor) => {
    const text = factor.trim();
    return Number((/^\d/.test(text) ? text : (setTo(text, code) ?? '')).replace(/_|[dfmLl]$/g, ''));
  });
  return numbers.reduce((product, number) => product * (Number.isFinite(number) ? number : 0), 1);
}

/** What a name is set to, when that is said once in the whole script. */
function setTo(name: string, code: string): string | undefined {
  if (!/^[A-Za-z_]\w*$/.test(name)) return undefined;
  const set = [...code.matchAll(new RegExp(`\\b${name}\\s*[-+*/]?=(?!=)\\s*([^;]{1,100});`, 'g'))];
  return set.length === 1 ? set[0]?.[1] : undefined;
}

interface Loop {
  readonly start: number;
  readonly end: number;
  /** Undefined where it depends on what happens. */
  readonly times?: number;
}

/** Loops with a body in braces, the inner ones first. Those over a list are as long as the list, and left out. */
function loopsIn(code: string): readonly Loop[] {
  const heads = [
    ...code.matchAll(/\b(?:while\s*\(|for\s*\(([^;{}]{0,120});([^;{}]{0,120});|do\s*\{)/g),
  ].slice(0, 200);
  return heads
    .flatMap((head): Loop | readonly Loop[] => {
      const behind = head.index + head[0].length;
      const start = head[0].endsWith('{') ? behind - 1 : code.indexOf('{', behind);
      // The `while` at the end of a `do`, or a body without braces.
      if (start === -1 || code.slice(behind, start).includes(';')) return [];
      const end = closingBrace(code, start + 1);
      if (end === undefined) return [];
      const [from, to] = [head[1], head[2]].map((part) => /(?:=|<=?)\s*(\w+)\s*$/.exec(part ?? '')?.[1]);
      const bound = to === undefined ? Number.NaN : Number(/^\d/.test(to) ? to : (setTo(to, code) ?? 'none'));
      const times = bound - Number(from ?? 0) + (/<=/.test(head[2] ?? '') ? 1 : 0);
      return Number.isFinite(times) ? { start, end, times } : { start, end };
    })
    .toReversed();
}
