import type { Rule } from '../../rule.js';
import {
  dynamicArgumentFound,
  dynamicArgumentMissing,
  dynamicArgumentRequired,
  dynamicArgumentType,
  dynamicLiteralType,
  dynamicSourceInternal,
  fetchAndSubscribeAgree,
} from './dynamic-arguments.js';
import { dynamicNameAmbiguous } from './dynamic-name-ambiguous.js';
import { dynamicOperationFound } from './dynamic-operation-found.js';
import {
  dynamicPathsAgree,
  dynamicPlace,
  dynamicPropertiesPath,
  dynamicTreePresent,
  referenceRules,
  selectedItemPlace,
} from './dynamic-references.js';
import { dynamicResultArray, dynamicResultProperty, dynamicValuePath } from './dynamic-results.js';
import {
  notificationByWebhook,
  notificationContent,
  notificationOnTrigger,
  notificationOnWebhook,
  notificationUrlInternal,
  notificationUrlPlace,
  notificationUrlPresent,
  notificationUrlRequired,
  notificationUrlText,
} from './notifications.js';

export const dynamicRules: readonly Rule[] = [
  dynamicArgumentFound,
  dynamicArgumentType,
  dynamicLiteralType,
  dynamicArgumentRequired,
  dynamicArgumentMissing,
  dynamicSourceInternal,
  fetchAndSubscribeAgree,
  dynamicNameAmbiguous,
  dynamicOperationFound,
  ...referenceRules,
  dynamicPropertiesPath,
  dynamicPathsAgree,
  dynamicTreePresent,
  dynamicPlace,
  selectedItemPlace,
  dynamicResultArray,
  dynamicResultProperty,
  dynamicValuePath,
  notificationContent,
  notificationUrlPresent,
  notificationUrlPlace,
  notificationUrlInternal,
  notificationUrlRequired,
  notificationUrlText,
  notificationOnTrigger,
  notificationOnWebhook,
  notificationByWebhook,
];
