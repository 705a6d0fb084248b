import type { Rule } from '../../rule.js';
import { extensionKnown, limitNear, oauthFlow, pathSlashes, securityDefinitionSingle } from './definition.js';
import { extensionPlace } from './extension-places.js';
import { deleteBody, importantInputs, internalDefault, internalUnused, ownHeader } from './inputs.js';
import { notificationUrlSingle, pollingState, webhookDelete, webhookLocation } from './webhooks.js';

export const lintRules: readonly Rule[] = [
  extensionKnown,
  extensionPlace,
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
