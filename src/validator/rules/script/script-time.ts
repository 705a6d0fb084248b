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
        /\b(?:Task\s*\.\s*Delay|Thread\s*\.\s*Sleep)\s*\(\s*(?:TimeSpan\s*\.\s*From(Milliseconds|Seconds|Minutes|Hours)\s*\(\s*)?([\d_.]{1,20})/g;
      for (const match of code.matchAll(waits)) {
        const unit = milliseconds[(match[1] ?? 'Milliseconds') as keyof typeof milliseconds];
        const time = Number((match[2] ?? '').replaceAll('_', '')) * unit;
        if (!(time >= safeLimit)) continue;
        report(
          `The script waits ${time / 1_000} s; older connectors are stopped after 5 s, newer ones after 120 s.`,
          { offset: match.index },
        );
      }
    },
  },
});
