import type { Connector } from '../connector-folder/connector.js';
import { formatLoadFinding } from '../connector-folder/load-finding.js';
import { UsageError } from '../shared/usage-error.js';

/**
 * Reads a connector folder. What was read with a reservation is told on stderr; a folder without a usable
 * definition is a `UsageError`.
 */
export async function loadFolder(folder: string): Promise<Connector> {
  return (await loadDocuments(folder)).connector;
}

/** As `loadFolder`, with what the two files hold. */
export async function loadDocuments(folder: string) {
  const { loadConnector } = await import('../emulator/gateway/load-connector.js');
  const { connector, documents, findings } = await loadConnector(folder);
  const lines = findings.map(formatLoadFinding);
  if (connector === undefined || documents === undefined) {
    throw new UsageError(lines.join('\n') || `${folder} holds no connector.`);
  }
  for (const line of lines) process.stderr.write(`${line}\n`);
  return { connector, documents };
}
