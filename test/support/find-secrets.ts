import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The places among log lines and files of folders in which one of the secrets stands in clear. */
export function findSecrets(
  lines: readonly string[],
  folders: readonly string[],
  secrets: readonly string[],
  ignoredFiles: readonly string[] = [],
): readonly string[] {
  const inLines = lines.filter((line) => secrets.some((secret) => line.includes(secret)));
  const inFiles = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => !ignoredFiles.includes(name))
      .filter((name) => {
        const bytes = readFileSync(join(folder, name));
        return secrets.some((secret) => bytes.includes(secret));
      }),
  );
  return [...inLines, ...inFiles];
}
