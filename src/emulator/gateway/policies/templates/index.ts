import type { PolicyTemplate } from '../policy.js';
import { convertArrayToObject } from './convert-array-to-object.js';
import { convertObjectToArray } from './convert-object-to-array.js';
import { dynamicHostUrl, dynamicSubdomain } from './dynamic-host-url.js';
import { encodePropertyValue } from './encode-property-value.js';
import { moveProperties } from './move-properties.js';
import { pollingTrigger } from './polling-trigger.js';
import { routeRequestToEndpoint } from './route-request-to-endpoint.js';
import { setConnectionStatusToUnauthenticated } from './set-connection-status.js';
import { setHeader } from './set-header.js';
import { setProperty } from './set-property.js';
import { setQueryParameter } from './set-query-parameter.js';
import { setValueFromUrl } from './set-value-from-url.js';
import { stringReplace } from './string-replace.js';
import { stringToArray } from './string-to-array.js';
import { updateNextLink } from './update-next-link.js';

/**
 * Every template that published connectors use, by id. Microsoft documents ten of them:
 * https://learn.microsoft.com/connectors/custom-connectors/policy-templates
 */
export const policyTemplates: ReadonlyMap<string, PolicyTemplate> = new Map(
  [
    ...[setHeader, dynamicHostUrl, dynamicSubdomain, routeRequestToEndpoint, setQueryParameter],
    ...[setProperty, moveProperties, stringReplace, stringToArray, encodePropertyValue],
    ...[convertObjectToArray, convertArrayToObject, setValueFromUrl, updateNextLink],
    ...[pollingTrigger, setConnectionStatusToUnauthenticated],
  ].map((template) => [template.id, template]),
);
