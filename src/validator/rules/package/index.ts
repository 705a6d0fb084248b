import type { Rule } from '../../rule.js';
import { definitionPresent, introPresent, readmePresent, readmeSections } from './folder-files.js';
import {
  iconBackground,
  iconFileSize,
  iconFormat,
  iconIndependent,
  iconOpaque,
  iconPresent,
  iconShape,
} from './icon.js';
import {
  committedSecret,
  committedSettings,
  fileNames,
  misplacedFile,
  otherConnector,
} from './misplaced-files.js';
import { submissionRules } from './submission-rules.js';

export const packageRules: readonly Rule[] = [
  definitionPresent,
  readmePresent,
  readmeSections,
  introPresent,
  iconPresent,
  iconIndependent,
  iconFileSize,
  iconFormat,
  iconShape,
  iconOpaque,
  iconBackground,
  fileNames,
  otherConnector,
  misplacedFile,
  committedSettings,
  committedSecret,
  ...submissionRules,
];
