/** Where HelpDesk answers; paths such as `/tickets` follow. https://api.helpdesk.com/docs */
export const helpDeskBaseUrl = 'https://api.helpdesk.com/v1';

/** The scope that a personal access token needs. HelpDesk must also be active on the organization. */
export const helpDeskScope = 'accounts--my:ro';

/** Totals of a list; its body is a bare array. */
export const totalResultsHeader = 'X-Total-Results';
export const totalPagesHeader = 'X-Total-Pages';

/** Rows on a page: the default and the most. */
export const pageSizes = { default: 20, max: 100 } as const;

/** ISO 8601, for example `2026-05-01T09:00:00Z`. */
export type IsoMoment = string;

/** Every id is a UUID, in a member called `ID`. */
export type Uuid = string;
