import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ReferenceNotes } from '../model/connector.js';
import { packageRoot } from '../shared/package-root.js';
import { findProject, loadProject } from './load-project.js';

/** The words of a typed source, ours or a project's, that no document holds; undefined where there is no source. */
export async function connectorNotes(dir: string): Promise<ReferenceNotes | undefined> {
  if (resolve(dir) === resolve(packageRoot())) return (await import('../../connector/info.js')).notes;
  const project = existsSync(join(dir, 'connector')) ? findProject(dir) : undefined;
  return project === undefined ? undefined : (await loadProject(project)).notes;
}
