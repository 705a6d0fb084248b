import type { DynamicPlace } from './dynamic-place.js';

/** How prominently a field is offered; internal ones are no fields at all. */
export type FieldVisibility = 'important' | 'normal' | 'advanced';

interface FieldBase {
  /** The parameter's or property's own name. */
  readonly name: string;
  /** `x-ms-summary`, else `title`, else the name. */
  readonly label: string;
  readonly hint?: string;
  readonly required: boolean;
  readonly visibility: FieldVisibility;
  readonly default?: unknown;
}

/** One line of text or several, or a number. Choices that a call gives are loaded when the field is opened. */
export interface ScalarField extends FieldBase {
  readonly widget:
    | 'text'
    | 'multiline'
    | 'secret'
    | 'email'
    | 'url'
    | 'integer'
    | 'number'
    | 'date'
    | 'date-time'
    /** A date and time without a time zone. */
    | 'local-date-time';
  readonly list?: DynamicPlace;
  readonly tree?: DynamicPlace;
}

export interface ChoiceField extends FieldBase {
  readonly widget: 'choice';
  /** `x-ms-enum-values` names them; the value itself is the label otherwise. */
  readonly choices: readonly { readonly value: unknown; readonly label: string }[];
}

export interface ListField extends FieldBase {
  readonly widget: 'list';
  readonly items: FormField;
}

export interface ObjectField extends FieldBase {
  readonly widget: 'object';
  readonly fields: readonly FormField[];
}

/** An object whose property names the maker chooses. */
export interface MapField extends FieldBase {
  readonly widget: 'map';
  readonly items: FormField;
}

/** An object whose fields another operation tells once the inputs it depends on are filled in. */
export interface DynamicField extends FieldBase {
  readonly widget: 'dynamic';
  readonly schema: DynamicPlace;
}

/** `json` takes any value: nothing more is known, or the schema contains itself. */
export interface PlainField extends FieldBase {
  readonly widget: 'boolean' | 'json';
}

/** Bytes: as base64 text inside a JSON body, else as a workflow carries them (`$content-type`, `$content`). */
export interface FileField extends FieldBase {
  readonly widget: 'file';
  readonly asText: boolean;
}

/** What a maker fills in at one place of a request. */
export type FormField =
  | ScalarField
  | ChoiceField
  | ListField
  | ObjectField
  | MapField
  | DynamicField
  | FileField
  | PlainField;

/** A field that stands for a whole parameter; `key` is its key in the parameters of a call. */
export type ParameterField = FormField & {
  /** `query.$.page`, `body.$`. */
  readonly key: string;
};

/** Everything that the card of an operation shows. */
export interface OperationForm {
  readonly operationId: string;
  readonly fields: readonly ParameterField[];
  /** `x-ms-trigger-hint`: how to make the trigger fire. */
  readonly triggerHint?: string;
  /** `x-ms-trigger: batch`: each item of the answer starts a run of its own. */
  readonly batch: boolean;
  /** An action with a callback URL: it is over when the backend calls back, so it runs as a flow of one step. */
  readonly waitsForCallback: boolean;
  /** `x-ms-notification`: a webhook says when there is something to ask for, so there is no recurrence. */
  readonly isWoken: boolean;
  /** Which settings of an action make a difference: `x-ms-pageable`, and `chunkTransfer` of its capabilities. */
  readonly isPageable: boolean;
  readonly isChunked: boolean;
}
