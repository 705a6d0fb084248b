import { defineRule, everywhere } from '../../rule.js';
import { sources } from '../../sources.js';
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
  note: 'New connectors have 2 minutes. Only waits of a fixed time show in the text.',
  example: {
    at: '',
    in: 'script.csx',
    bad: exampleScript('await Task.Delay(10000, this.CancellationToken);'),
    good: exampleScript('await Task.Delay(500, this.CancellationToken);'),
  },
  on: {
    script({ code }, report) {
      const waits =
        /\b(?:Task\s*\.\s*Delay|Thread\s*\.\s*Sleep)\s*\(\s*(?:TimeSpan\s*\.\s*From(Milliseconds|Seconds|Minutes|Hours)\s*\(\s*)?([\d_.]{1,20}(?:\s{0,9}\*\s{0,9}[\d_.]{1,20}){0,3})/g;
      for (const match of code.matchAll(waits)) {
        const unit = milliseconds[(match[1] ?? 'Milliseconds') as keyof typeof milliseconds];
        const factors = (match[2] ?? '').replaceAll('_', '').split('*').map(Number);
        checkWait(
          factors.reduce((product, factor) => product * factor, unit),
          match.index,
        );
      }
      const spans =
        /\b(?:Task\s*\.\s*Delay|Thread\s*\.\s*Sleep)\s*\(\s*new\s+TimeSpan\s*\(\s*(\d{1,6})\s*,\s*(\d{1,6})\s*,\s*(\d{1,6})\s*\)/g;
      for (const match of code.matchAll(spans)) {
        const [hours = 0, minutes = 0, seconds = 0] = match.slice(1).map(Number);
        checkWait(((hours * 60 + minutes) * 60 + seconds) * 1_000, match.index);
      }

      function checkWait(time: number, offset: number): void {
        if (!(time >= safeLimit)) return;
        report(
          `The script waits ${time / 1_000} s; older connectors are stopped after 5 s, newer ones after 120 s.`,
          { offset },
        );
      }
    },
  },
});
