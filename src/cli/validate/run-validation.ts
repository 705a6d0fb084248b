import { writeBaseline } from '../../validator/config/baseline.js';
import { allFindings, summarise } from '../../validator/report/validation-report.js';
import { validatePaths } from '../../validator/validate-paths.js';
import { writeFile } from '../write-files.js';
import { loadSettings } from './load-settings.js';
import type { ValidateCommandOptions } from './options.js';
import { writeReport } from './write-report.js';

/** One run of `validate`; the exit code: 1 when there are findings at or above the bar. */
export async function runValidation(
  paths: readonly string[],
  options: ValidateCommandOptions,
): Promise<number> {
  const { failOn, ...settings } = await loadSettings(options, paths);
  const today = new Date().toISOString().slice(0, 10);
  warnOfExpired(settings.ignore, today);
  const against = options.against === undefined ? {} : { against: options.against };
  const check = () =>
    validatePaths(paths, { ...settings, ...against, today, keepSources: options.format === 'html' });
  const report = await (options.fix === true ? (await import('./fix-files.js')).fixFiles(check) : check());
  if (options.writeBaseline !== undefined) {
    const findings = allFindings(report);
    writeFile(options.writeBaseline, [writeBaseline(findings)]);
    process.stderr.write(`${findings.length} findings written to ${options.writeBaseline}\n`);
    return 0;
  }
  await writeReport(report, options);
  const { errors, warnings } = summarise(allFindings(report));
  return errors > 0 || (failOn === 'warning' && warnings > 0) ? 1 : 0;
}

function warnOfExpired(
  ignore: readonly { readonly rule: string; readonly until?: string; readonly reason: string }[],
  today: string,
): void {
  for (const { rule, until, reason } of ignore) {
    if (until === undefined || until >= today) continue;
    process.stderr.write(
      `The ignore of \`${rule}\` ended on ${until} and is passed over (its reason: ${reason})\n`,
    );
  }
}
