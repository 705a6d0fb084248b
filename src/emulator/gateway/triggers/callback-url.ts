import { signPermission } from '../identifiers.js';
import { masked } from '../mask.js';

/** The two forms of callback URLs that live side by side. */
export type UrlForm = 'logic-apps' | 'power-platform';

/** What a callback URL is made of. */
export interface CallbackParts {
  readonly workflowId: string;
  readonly triggerName: string;
  readonly version: string;
  readonly urlForm: UrlForm;
  readonly signingKey: string;
}

const prefixes: Readonly<Record<UrlForm, string>> = {
  'logic-apps': '',
  'power-platform': '/powerautomate/automations/direct',
};

const apiVersions: Readonly<Record<UrlForm, string>> = { 'logic-apps': '2016-06-01', 'power-platform': '1' };

/**
 * Path and query of the callback URL of one version of a trigger. `sp` is what the URL permits, `sig` signs it.
 * Forms as seen in captured callback URLs of connector triggers;
 * https://learn.microsoft.com/azure/connectors/connectors-native-webhook
 */
export function toCallbackTarget(parts: CallbackParts): string {
  const { workflowId, triggerName, version, urlForm, signingKey } = parts;
  const permission = ['run', 'read']
    .map((right) => `/triggers/${triggerName}/versions/${version}/${right}`)
    .join(',');
  const query = [
    `api-version=${apiVersions[urlForm]}`,
    `sp=${encodeURIComponent(permission)}`,
    'sv=1.0',
    `sig=${signPermission(signingKey, permission)}`,
  ].join('&');
  const path = `/workflows/${workflowId}/triggers/${encodeURIComponent(triggerName)}/versions/${version}/run`;
  return `${prefixes[urlForm]}${path}?${query}`;
}

/** The callback URL with its signature masked, for people to look at. */
export const maskCallbackUrl = (publicUrl: string, parts: CallbackParts): string =>
  `${publicUrl}${toCallbackTarget(parts).replace(/sig=.*$/, `sig=${masked}`)}`;

/** The parts of a path that has the form of a callback path, whoever it belongs to. */
export function readCallbackPath(path: string): { workflowId: string; version: string } | undefined {
  const match =
    /^(?:\/powerautomate\/automations\/direct(?:\/cu\/\d+)?)?\/workflows\/([^/]+)(?:\/triggers\/[^/]+\/versions\/([^/]+)\/run)?(?:\/.*)?$/.exec(
      path,
    );
  return match === null ? undefined : { workflowId: match[1] ?? '', version: match[2] ?? '' };
}

/** The name of a trigger inside a flow, as the designer makes it from the summary: blanks become underscores. */
export function toTriggerName(summary: string, operationId: string): string {
  const name = summary
    .replace(/[^\p{L}\p{N}_ ()-]+/gu, '')
    .trim()
    .replace(/\s+/g, '_')
    .slice(0, 80);
  return name === '' ? operationId.replace(/[^A-Za-z0-9_-]+/g, '_') : name;
}
