import { type LoadResult, loadConnector as loadFolder } from '../../connector-folder/load-connector.js';
import { reportPolicies } from './policies/report-policies.js';

/**
 * Reads a connector folder for the gateway: as `connector-folder` does, with the policies that the gateway cannot run
 * among the findings.
 */
export function loadConnector(folder: string): Promise<LoadResult> {
  return loadFolder(folder, reportPolicies);
}
