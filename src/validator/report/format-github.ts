import type { Severity } from '../finding.js';
import { allFindings, type ValidationReport } from './validation-report.js';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Workflow commands that GitHub shows as annotations of the changed lines.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function formatGithub(report: ValidationReport): string {
  return allFindings(report)
    .map(({ severity, file, line, column, code, message, pointer }) => {
      const title = property(code);
      const place = `file=${property(file)},line=${line},col=${column},title=${title}`;
      return `::${commands[severity]} ${place}::${data(pointer === '' ? message : `${message} (${pointer})`)}\n`;
    })
    .join('');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
