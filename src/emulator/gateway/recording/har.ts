/** The parts of HAR 1.2 that are written: http://www.softwareishard.com/blog/har-12-spec/ */
export interface HarEntry {
  readonly startedDateTime: string;
  /** Milliseconds. */
  readonly time: number;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly httpVersion: string;
    readonly cookies: readonly [];
    readonly headers: readonly HarPair[];
    readonly queryString: readonly HarPair[];
    readonly postData?: { readonly mimeType: string; readonly text: string; readonly comment?: string };
    readonly headersSize: -1;
    readonly bodySize: number;
  };
  readonly response: {
    readonly status: number;
    readonly statusText: string;
    readonly httpVersion: string;
    readonly cookies: readonly [];
    readonly headers: readonly HarPair[];
    readonly content: HarContent;
    readonly redirectURL: string;
    readonly headersSize: -1;
    readonly bodySize: number;
  };
  readonly cache: object;
  readonly timings: { readonly send: 0; readonly wait: number; readonly receive: 0 };
  /** Which operation it was and who answered: what begins with `_` is ours. */
  readonly _connector: string;
  readonly _connection: string;
  readonly _operation?: string;
  readonly _answeredBy: string;
}

/** A header or a query parameter. */
export interface HarPair {
  readonly name: string;
  readonly value: string;
}

/** A body; binary ones are in base64. */
export interface HarContent {
  readonly size: number;
  readonly mimeType: string;
  readonly text?: string;
  readonly encoding?: 'base64';
  readonly comment?: string;
}

/** The document around the entries, cut where they go. */
export const harFrame = [
  '{"log":{"version":"1.2","creator":{"name":"livechat-connector","version":"1"},"entries":[\n',
  '\n]}}\n',
] as const;

/** A whole HAR document. */
export const toHar = (entries: readonly HarEntry[]): string =>
  harFrame[0] + entries.map((entry) => JSON.stringify(entry)).join(',\n') + harFrame[1];
