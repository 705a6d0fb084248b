import { readFileSync } from 'node:fs';
import { decodeText } from '../../shared/decode-text.js';
import { applyFixes } from '../../validator/fix/apply-fixes.js';
import { allFindings, type ValidationReport } from '../../validator/report/validation-report.js';
import { replaceFile } from '../write-files.js';

/** A repair can uncover another; more rounds than this are needed only by repairs that undo one another. */
const maximumRounds = 5;

/** Makes the safe repairs in the files of a report, checking anew after each round; returns the last report. */
export async function fixFiles(check: () => Promise<ValidationReport>): Promise<ValidationReport> {
  let report = await check();
  for (let round = 0; round < maximumRounds; round += 1) {
    const repaired = fixOnce(report);
    if (repaired === 0) break;
    report = await check();
  }
  return report;
}

function fixOnce(report: ValidationReport): number {
  const findings = allFindings(report).filter(({ fix }) => fix !== undefined);
  let total = 0;
  for (const file of new Set(findings.map((finding) => finding.file))) {
    const { text } = decodeText(readFileSync(file));
    const repaired = applyFixes(
      text,
      findings.filter((finding) => finding.file === file),
    );
    replaceFile(file, repaired.text);
    process.stderr.write(`${file}: ${repaired.count} repaired\n`);
    total += repaired.count;
  }
  return total;
}
