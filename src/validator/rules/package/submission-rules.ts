import type { Rule } from '../../rule.js';
import { archiveReadable } from './archive-readable.js';
import { assetsFolder } from './assets-folder.js';
import { packageRootFolder } from './package-root.js';
import { solutionFiles } from './solution-files.js';
import {
  solutionConnectorFolder,
  solutionPluginFolders,
  solutionWorkflowsFolder,
} from './solution-folders.js';
import { solutionIcon } from './solution-icon.js';
import { solutionManifest } from './solution-manifest.js';
import { solutionMix } from './solution-mix.js';
import { solutionRoot } from './solution-root.js';
import { submissionRoot } from './submission-root.js';

/** The rules of the published package validator; they look at submissions and pass over connector folders. */
export const submissionRules: readonly Rule[] = [
  archiveReadable,
  submissionRoot,
  packageRootFolder,
  assetsFolder,
  solutionRoot,
  solutionConnectorFolder,
  solutionWorkflowsFolder,
  solutionPluginFolders,
  solutionMix,
  solutionFiles,
  solutionManifest,
  solutionIcon,
];
