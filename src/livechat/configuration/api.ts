/**
 * Where the Configuration API and the Agent Chat API answer.
 * https://platform.text.com/docs/management/configuration-api/
 */
export const textPlatformBaseUrl = 'https://api.livechatinc.com';

/** The stable version since 2025-08-07. https://platform.text.com/docs/management/changelog/ */
export const textPlatformVersion = '3.6';

/** What stands in front of an action's name; every action is a `POST` with a JSON body, `{}` at least. */
export const configurationPath = '/v3.6/configuration/action';

/** Names the data centre a call is meant for. Historical, but the vendor's own clients still send it. */
export const regionHeader = 'X-Region';

/** The data centres. An access token begins with one of them and a colon. */
export const regions = ['dal', 'fra'] as const;
export type Region = (typeof regions)[number];

/** On answers of a legacy version: the day it ends, `YYYY-MM-DD`. */
export const legacyHeader = 'Legacy';

/** On answers of a deprecated version: the day it ends, `YYYY-MM-DD`. */
export const deprecationHeader = 'Deprecation';

/** How long a change may need to take effect; a read straight after a write can be stale. */
export const changeDelayMs = 120_000;

/** RFC 3339 with microseconds, for example `2026-05-01T09:00:00.123456Z`. */
export type Moment = string;

/** What an action without a result answers. */
export type EmptyResponse = Readonly<Record<string, never>>;
