import type { Rule } from '../../rule.js';
import { absoluteUrls } from './absolute-urls.js';
import { alternativeMembers } from './alternative-members.js';
import { categoryCount, categoryKnown, connectorMetadata } from './connector-metadata.js';
import { contactEmail } from './contact-email.js';
import { documentStrictJson } from './document-strict-json.js';
import { basePath, host } from './host.js';
import {
  alphanumericEnd,
  connectorStatus,
  descriptionLength,
  englishText,
  restrictedWords,
  titleLength,
} from './info-texts.js';
import { jsonEnums } from './json-enums.js';
import { jsonPointers } from './json-pointers.js';
import { jsonTypes } from './json-types.js';
import { referenceSiblings } from './reference-siblings.js';
import { certificationMembers, contactUrl, makerTexts, requiredMembers } from './required-members.js';
import { requiredTexts, requiredValues } from './required-values.js';
import { schemeKnown, schemeSupported, schemesEmpty } from './schemes.js';
import { securityDefinitionComplete, securityDefinitionMembers } from './security-definitions.js';
import {
  securityRequirementDefined,
  securityRequirementEmpty,
  securityRequirementScope,
  securityRequirementValue,
} from './security-requirements.js';
import { swaggerVersion } from './swagger-version.js';
import { tagNames } from './tag-names.js';
import { uniqueArrays } from './unique-arrays.js';
import { extensionNames, unknownMembers } from './unknown-members.js';

export const definitionRules: readonly Rule[] = [
  absoluteUrls,
  alternativeMembers,
  connectorMetadata,
  categoryCount,
  categoryKnown,
  contactEmail,
  documentStrictJson,
  host,
  basePath,
  titleLength,
  descriptionLength,
  restrictedWords,
  englishText,
  alphanumericEnd,
  connectorStatus,
  jsonEnums,
  jsonPointers,
  jsonTypes,
  referenceSiblings,
  requiredMembers,
  certificationMembers,
  contactUrl,
  makerTexts,
  requiredValues,
  requiredTexts,
  schemesEmpty,
  schemeKnown,
  schemeSupported,
  securityDefinitionComplete,
  securityDefinitionMembers,
  securityRequirementDefined,
  securityRequirementValue,
  securityRequirementEmpty,
  securityRequirementScope,
  swaggerVersion,
  tagNames,
  uniqueArrays,
  unknownMembers,
  extensionNames,
];
