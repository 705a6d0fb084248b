import type { GatewayAnswer } from '../error-envelopes.js';
import { workflowSystemId } from '../headers.js';
import { newGuid } from '../identifiers.js';

const answer = (status: number, code: string, message: string): GatewayAnswer => ({
  status,
  body: { error: { code, message } },
});

/** The flow is turned off or was deleted. */
export const triggerNotEnabled = (workflowId: string, state: 'Disabled' | 'Deleted'): GatewayAnswer =>
  answer(
    400,
    'WorkflowTriggerIsNotEnabled',
    `Could not execute workflow '${workflowId}' trigger with state '${state}': trigger is not enabled.`,
  );

/** No such flow, or it is gone for long. */
export const workflowNotFound = (workflowId: string): GatewayAnswer =>
  answer(404, 'WorkflowNotFound', `The workflow '${workflowId}' could not be found.`);

/** The flow was saved again: the URL of the older version is no longer good. */
export const triggerVersionNotFound = (workflowId: string, version: string): GatewayAnswer =>
  answer(
    404,
    'WorkflowTriggerVersionNotFound',
    `The workflow '${workflowId}' trigger version '${version}' could not be found.`,
  );

/** `sig`, `sp` or `sv` is missing or not what was given out. */
export const authorizationRequired = (detail: string): GatewayAnswer =>
  answer(
    401,
    'DirectApiAuthorizationRequired',
    `The request must be authenticated only by Shared Access scheme. ${detail}`,
  );

/** The sender added an `Authorization` header to a signed URL. */
export const moreThanOneAuthorization = (): GatewayAnswer =>
  answer(
    401,
    'DirectApiRequestHasMoreThanOneAuthorization',
    'The request has both a shared access signature and an `Authorization` header; only one of them is accepted.',
  );

/** The body says it is JSON and is not. */
export const contentNotValid = (): GatewayAnswer =>
  answer(400, 'InvalidRequestContent', 'The request content is not valid and could not be deserialized.');

/** Headers of a callback's answer, as seen on captured answers. */
export function callbackHeaders(options: {
  readonly workflowId: string;
  readonly workflowName: string;
  readonly version: string;
  readonly runId: string;
  readonly clientTrackingId: string;
}): Record<string, string> {
  const { workflowId, workflowName, version, runId, clientTrackingId } = options;
  return {
    'cache-control': 'no-cache',
    pragma: 'no-cache',
    expires: '-1',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'x-ms-workflow-run-id': runId,
    'x-ms-correlation-id': newGuid(),
    'x-ms-client-tracking-id': clientTrackingId,
    'x-ms-trigger-history-name': runId,
    'x-ms-execution-location': 'emulator',
    'x-ms-workflow-system-id': workflowSystemId(workflowId),
    'x-ms-workflow-id': workflowId,
    'x-ms-workflow-version': version,
    'x-ms-workflow-name': encodeURIComponent(workflowName),
    'x-ms-tracking-id': newGuid(),
    'x-ms-request-id': `emulator:${newGuid()}`,
    'x-ms-ratelimit-burst-remaining-workflow-writes': '4499',
    'x-ms-ratelimit-remaining-workflow-download-contentsize': '629145600',
    'x-ms-ratelimit-remaining-workflow-upload-contentsize': '629145600',
    'x-ms-ratelimit-time-remaining-directapirequests': '9999999',
  };
}
