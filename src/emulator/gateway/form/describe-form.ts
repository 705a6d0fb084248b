import type { Connector, Operation, Parameter, SchemaObject } from '../../../connector-folder/connector.js';
import { readVisibility } from '../../../connector-folder/visibility.js';
import { toText } from '../../../shared/json-value.js';
import { chunkSettings } from '../chunks/chunk-settings.js';
import { nextLinkName } from '../follow-answer.js';
import { findWaker, isWebhookAction } from '../triggers/find-trigger.js';
import { describeField, type FieldContext } from './describe-field.js';
import { fieldKeyOf } from './dynamic-place.js';
import type { FormField, OperationForm, ParameterField } from './form-field.js';

/**
 * The form of one operation: what a maker fills in, nested as the request is, with the widget of each field.
 *
 * @example describeForm(connector, operation).fields[0]?.label // 'Ticket ID'
 */
export function describeForm(connector: Connector, operation: Operation): OperationForm {
  const context: FieldContext = { connector, operation, count: 0 };
  const source = operation.source as unknown as Readonly<Record<string, unknown>>; // with its extensions
  const triggerHint = toText(source['x-ms-trigger-hint']);
  return {
    operationId: operation.id,
    fields: operation.parameters.flatMap((parameter) => describeParameter(context, parameter) ?? []),
    ...(triggerHint === '' ? {} : { triggerHint }),
    batch: source['x-ms-trigger'] === 'batch',
    waitsForCallback: isWebhookAction(connector, operation),
    isWoken: findWaker(connector, operation) !== undefined,
    isPageable: nextLinkName(operation) !== undefined,
    isChunked: chunkSettings(operation) !== undefined,
  };
}

/** The fields of a schema that an operation gave for the place at `key`, as `x-ms-dynamic-schema` has it. */
export function describeSchemaFields(
  connector: Connector,
  operation: Operation,
  schema: SchemaObject,
  key = 'body.$',
): FormField | undefined {
  const place = { key, name: 'body', required: true, around: 'normal', entered: [] } as const;
  return describeField({ connector, operation, count: 0 }, schema, place);
}

function describeParameter(context: FieldContext, parameter: Parameter): ParameterField | undefined {
  const around = readVisibility(parameter);
  if (around === 'internal') return undefined;
  const { name } = parameter;
  const required = parameter.required === true || parameter.in === 'path';
  const place = { key: fieldKeyOf(parameter), name, required, around, entered: [] };
  if (parameter.in !== 'body') {
    // `required` of a parameter is no list of properties, as it would be in a schema.
    const field = describeField(context, { ...parameter, required: [] }, place);
    return field && { ...field, key: fieldKeyOf(parameter) };
  }
  // The designer asks for the required properties unless the body says that it may be left out.
  const needed = parameter.required !== false;
  const field = describeField(context, parameter.schema ?? {}, { ...place, required: needed });
  if (field === undefined) return undefined;
  const title = toText(parameter['x-ms-summary']);
  const hint = toText(parameter['description']);
  return {
    ...field,
    label: title || field.label,
    ...(hint === '' ? {} : { hint }),
    key: fieldKeyOf(parameter),
  };
}
