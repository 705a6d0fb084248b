import type { Rule } from '../../rule.js';
import { extensionKnown, limitNear, oauthFlow, pathSlashes, securityDefinitionSingle } from './definition.js';
import { deleteBody, importantInputs, internalDefault, internalUnused, ownHeader } from './inputs.js';
import { notificationUrlSingle, pollingState, webhookDelete, webhookLocation } from './webhooks.js';

export const lintRules: readonly Rule[] = [
  extensionKnown,
  pathSlashes,
  securityDefinitionSingle,
  oauthFlow,
  limitNear,
  importantInputs,
  internalDefault,
  internalUnused,
  deleteBody,
  ownHeader,
  webhookDelete,
  webhookLocation,
  pollingState,
  notificationUrlSingle,
];
