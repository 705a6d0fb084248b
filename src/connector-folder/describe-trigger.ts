import { ownMember, toJsonObject, toText } from '../shared/json-value.js';
import type { Operation } from './connector.js';
import { memberKey } from './designer-key.js';

/** What the definition says about how an operation triggers. */
export interface TriggerDescription {
  /** `x-ms-trigger`: one run for each answer, or one for each item of its list. */
  readonly batching: 'single' | 'batch';
  /** `x-ms-trigger-hint`: how to make it fire. */
  readonly hint?: string;
  /** `x-ms-trigger-metadata`, which the wizard for policies writes. */
  readonly metadata?: { readonly mode: string; readonly kind: string };
  /** `x-ms-trigger-value`: inputs that carry state from the answer before, and where it stands there. */
  readonly state?: readonly TriggerState[];
  /** `x-ms-notification`: the webhook operation whose notification would wake a polling trigger. */
  readonly wokenBy?: string;
}

/** An input that carries state from one poll to the next. */
export interface TriggerState {
  /** The input's key: `query.$.since`. */
  readonly key: string;
  /** The list in the answer, and the value in the answer or in an item of the list. */
  readonly collection?: string;
  readonly path?: string;
}

/** undefined for an action. https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions */
export function describeTrigger({ kind, source, parameters }: Operation): TriggerDescription | undefined {
  if (kind === 'action') return undefined;
  const read = (name: string): unknown => ownMember(toJsonObject(source), name);
  const hint = toText(read('x-ms-trigger-hint'));
  const metadata = toJsonObject(read('x-ms-trigger-metadata'));
  const [mode, metadataKind] = [toText(metadata['mode']), toText(metadata['kind'])];
  const wokenBy = toText(toJsonObject(read('x-ms-notification'))['operationId']);
  const state = parameters.flatMap((parameter): TriggerState[] => {
    const value = toJsonObject(parameter['x-ms-trigger-value']);
    const [collection, path] = [toText(value['value-collection']), toText(value['value-path'])];
    if (collection === '' && path === '') return [];
    return [
      {
        key: memberKey(`${parameter.in}.$`, parameter.name),
        ...(collection && { collection }),
        ...(path && { path }),
      },
    ];
  });
  return {
    batching: toText(read('x-ms-trigger')).toLowerCase() === 'batch' ? 'batch' : 'single',
    ...(hint && { hint }),
    ...(mode || metadataKind ? { metadata: { mode, kind: metadataKind } } : {}),
    ...(state.length > 0 && { state }),
    ...(wokenBy && { wokenBy }),
  };
}
