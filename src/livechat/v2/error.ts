/** An error that has one text. https://platform.text.com/docs/management/configuration-api/v2.0/ */
export interface SingleErrorBody {
  readonly error: string;
}

/** A refused body; the texts are free-form, and a single one may come without the array. */
export interface ErrorListBody {
  readonly errors: readonly string[] | string;
}

/** What v2 answers beside a 4xx or 5xx status. */
export type V2ErrorBody = SingleErrorBody | ErrorListBody;
