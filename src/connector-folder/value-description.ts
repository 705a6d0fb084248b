import type { JsonObject } from '../shared/json-value.js';
import { typeOf } from './schema-node.js';
import type { Visibility } from './visibility.js';

/** One value of an operation: a parameter, or a place in a body. */
export interface ValueDescription {
  /** `query.$.page`, `body.$.requester.mail`, `body.$.events.[*].type`. */
  readonly key: string;
  /** As the designer has it: empty for parameters outside a body, which have only a summary. */
  readonly title: string;
  /** `x-ms-summary`, where there is one. */
  readonly summary?: string;
  /** A type of JSON schema, `file`, or `any` when the definition gives none. */
  readonly type: string;
  readonly format?: string;
  readonly required: boolean;
  readonly visibility: Visibility;
  readonly description?: string;
}

/** One input of an operation. */
export interface InputDescription extends ValueDescription {
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  /** Present where the client puts the callback URL of a trigger. */
  readonly notificationUrl?: true;
}

/** One value that an operation gives to later steps. */
export type OutputDescription = ValueDescription;

/** A body is described up to this many values; beyond it objects are listed without their properties. */
export const maximumValues = 20_000;

/** Objects nested deeper than this are listed without their properties; published connectors reach 15. */
export const maximumDepth = 64;

/** The parts of a description that are taken over from a parameter or schema as they are. */
export function describeType(
  source: JsonObject,
): Pick<ValueDescription, 'type' | 'format' | 'description' | 'summary'> {
  return {
    type: typeOf(source),
    ...textMember(source, 'format', 'format'),
    ...textMember(source, 'description', 'description'),
    ...textMember(source, 'x-ms-summary', 'summary'),
  };
}

/** `default` and `enum` of a parameter or schema. */
export function describeChoices(source: JsonObject): {
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
} {
  const { default: preset, enum: choices } = source;
  return {
    ...(preset !== undefined && { default: preset }),
    ...(Array.isArray(choices) && { enum: choices }),
  };
}

/** A schema of several types gives one value of the same key for each; the designer keeps the last. */
export function lastOfEachKey<Value extends ValueDescription>(values: readonly Value[]): readonly Value[] {
  return [...new Map(values.map((value) => [value.key, value])).values()];
}

/** A value counts as hidden or advanced where what surrounds it does, unless it says otherwise; internal stays. */
export function inherit(own: Visibility, around: Visibility): Visibility {
  return own === 'normal' || around === 'internal' ? around : own;
}

function textMember<Name extends string>(
  source: JsonObject,
  member: string,
  name: Name,
): { readonly [K in Name]?: string } {
  const value = source[member];
  return (typeof value === 'string' && value !== '' ? { [name]: value } : {}) as {
    readonly [K in Name]?: string;
  };
}
