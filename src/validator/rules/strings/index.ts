import type { Rule } from '../../rule.js';
import { descriptionPlain, titleSuffix } from './connector-texts.js';
import { descriptionOwn } from './descriptions.js';
import { definitionSize, documentIndent } from './document-form.js';
import { emptyParts, failuresDescribed, sharedParameters } from './empty-parts.js';
import { operationIdCase, visibilityStated } from './operation-names.js';
import {
  descriptionSentence,
  productNames,
  propertyTexts,
  summaryOwn,
  summaryPlain,
  textCase,
  titleLengthOfInputs,
  triggerTexts,
} from './operation-texts.js';
import { metadataAddresses, productionValues, secretValues, secureScheme } from './production-values.js';

export const stringRules: readonly Rule[] = [
  titleSuffix,
  descriptionPlain,
  definitionSize,
  documentIndent,
  emptyParts,
  failuresDescribed,
  sharedParameters,
  operationIdCase,
  visibilityStated,
  summaryPlain,
  descriptionSentence,
  summaryOwn,
  titleLengthOfInputs,
  propertyTexts,
  triggerTexts,
  textCase,
  productNames,
  descriptionOwn,
  productionValues,
  metadataAddresses,
  secretValues,
  secureScheme,
];
