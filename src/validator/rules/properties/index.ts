import type { Rule } from '../../rule.js';
import {
  connectionParameterTexts,
  connectionParameterType,
  constraintText,
  oauthCustomParameters,
  oauthIndependent,
  oauthRedirect,
  oauthSecret,
  parameterSets,
  tenantParameter,
} from './connection-parameters.js';
import { iconBrandColorFormat } from './icon-brand-color-format.js';
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
import { scriptOperationsFile, securityAgreement } from './security-agreement.js';

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
  iconBrandColorOwn,
  iconBrandColorIndependent,
  publisherNamed,
  publisherIndependent,
  capabilitiesKnown,
  securityAgreement,
  scriptOperationsFile,
];
