import type { Rule } from '../../rule.js';
import {
  connectionParameterTexts,
  connectionParameterType,
  constraintText,
} from './connection-parameters.js';
import { iconBrandColorFormat } from './icon-brand-color-format.js';
import { oauthCustomParameters, oauthIndependent, oauthRedirect, oauthSecret } from './oauth-settings.js';
import { parameterSets } from './parameter-sets.js';
import {
  policyConnectionParameter,
  policyHostGateway,
  policyNextLink,
  policyOperation,
  policyPolling,
  policyProperty,
  policyTemplate,
} from './policies.js';
import {
  capabilitiesKnown,
  iconBrandColorIndependent,
  iconBrandColorOwn,
  propertiesMembers,
  publisherIndependent,
  publisherNamed,
} from './properties-document.js';
import { propertiesTypes } from './properties-types.js';
import { scriptOperationsFile, securityAgreement } from './security-agreement.js';
import { tenantParameter } from './tenant-parameter.js';

export const propertiesRules: readonly Rule[] = [
  connectionParameterType,
  oauthCustomParameters,
  oauthSecret,
  connectionParameterTexts,
  constraintText,
  tenantParameter,
  parameterSets,
  oauthIndependent,
  oauthRedirect,
  iconBrandColorFormat,
  policyTemplate,
  policyOperation,
  policyConnectionParameter,
  policyPolling,
  policyNextLink,
  policyProperty,
  policyHostGateway,
  propertiesMembers,
  propertiesTypes,
  iconBrandColorOwn,
  iconBrandColorIndependent,
  publisherNamed,
  publisherIndependent,
  capabilitiesKnown,
  securityAgreement,
  scriptOperationsFile,
];
