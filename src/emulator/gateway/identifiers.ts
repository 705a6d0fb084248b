import { createHmac, randomBytes, randomInt, randomUUID } from 'node:crypto';

/** A request or correlation id as the gateway writes it. */
export const newGuid = (): string => randomUUID();

/** The 32 hexadecimal digits that name a workflow. */
export const newWorkflowId = (): string => randomBytes(16).toString('hex');

/**
 * The 20 digits that name a version of a workflow; they start with `0858` as the real ones do.
 * Shape: callback URLs seen in captured data, https://learn.microsoft.com/azure/connectors/connectors-native-webhook
 */
export const newVersion = (): string => `0858${randomDigits(16)}`;

/** A run id: 20 digits, `CU`, 2 digits. */
export const newRunId = (): string => `0858${randomDigits(16)}CU${randomDigits(2)}`;

/** The key that a flow's callback URLs are signed with. */
export const newSigningKey = (): string => randomBytes(32).toString('base64url');

/** The 43 characters (base64url) of `sig` for what a URL permits (`sp`). */
export const signPermission = (signingKey: string, permission: string): string =>
  createHmac('sha256', signingKey).update(permission).digest('base64url');

function randomDigits(count: number): string {
  return Array.from({ length: count }, () => randomInt(10)).join('');
}
