/**
 * Where LiveChat's REST API v2 answers; paths such as `/agents` follow directly.
 * https://platform.text.com/docs/management/configuration-api/v2.0/
 */
export const v2BaseUrl = 'https://api.livechatinc.com';

/** The header that every call carries, unless its path starts with `/v2`. */
export const v2VersionHeader = 'X-API-Version';

/** What {@link v2VersionHeader} says. */
export const v2Version = '2';

/** A switch as v2 writes it. */
export type Flag = 0 | 1;

/** Seconds since 1970-01-01T00:00:00Z; 0 where something never happened. */
export type UnixSeconds = number;
