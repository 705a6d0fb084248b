import { once } from 'node:events';
import type { ValidationReport } from '../../validator/report/validation-report.js';
import { version } from '../version.js';
import { writeFile } from '../write-files.js';
import type { ValidateCommandOptions } from './options.js';

/** Prints a report in the wanted form, or writes it to the wanted file. */
export async function writeReport(report: ValidationReport, options: ValidateCommandOptions): Promise<void> {
  const text = await formatReport(report, options);
  const parts = typeof text === 'string' ? [text] : text;
  if (options.out !== undefined) return writeFile(options.out, parts);
  // Part by part: who reads slowly does not make us hold the whole text.
  for (const part of parts) if (!process.stdout.write(part)) await once(process.stdout, 'drain');
}

async function formatReport(
  report: ValidationReport,
  { format, quiet, out }: ValidateCommandOptions,
): Promise<string | Iterable<string>> {
  switch (format) {
    case 'json':
      return (await import('../../validator/report/format-json.js')).formatJson(report);
    case 'sarif':
      return (await import('../../validator/report/format-sarif.js')).formatSarif(report, version());
    case 'junit':
      return (await import('../../validator/report/format-junit.js')).formatJunit(report);
    case 'github':
      return (await import('../../validator/report/format-github.js')).formatGithub(report);
    case 'html':
      return (await import('../../validator/report/format-html.js')).formatHtml(report);
    case 'text': {
      const { formatText } = await import('../../validator/report/format-text.js');
      return formatText(report, { color: out === undefined && wantsColor(), quiet: quiet === true });
    }
  }
}

/** https://no-color.org and https://force-color.org */
function wantsColor(): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0') return true;
  return process.stdout.isTTY === true;
}
