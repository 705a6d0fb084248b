import type { Operation, Parameter, Response, ResponseReference } from '../../model/operation.js';
import type { Schema } from '../../model/schema.js';
import type { Code, Printable } from './code.js';

/** The constant of a named part, or `undefined` when it has to be referred to by its name. */
export type Link = (kind: 'schemas' | 'parameters' | 'responses', name: string) => Code | undefined;

/** A schema whose references are constants. */
export function linkSchema(schema: Schema, link: Link): Printable {
  switch (schema.type) {
    case 'reference': {
      const isBare = Object.keys(schema).length === 2;
      return (isBare ? link('schemas', schema.name) : undefined) ?? print(schema);
    }
    case 'array':
      return { ...print(schema), items: linkSchema(schema.items, link) };
    case 'object': {
      const { properties, additionalProperties: others, allOf } = schema;
      return {
        ...print(schema),
        ...(properties && {
          properties: Object.fromEntries(
            Object.entries(properties).map(([key, property]) => [key, linkSchema(property, link)]),
          ),
        }),
        ...(typeof others === 'object' && { additionalProperties: linkSchema(others, link) }),
        ...(allOf && { allOf: allOf.map((part) => linkSchema(part, link)) }),
      };
    }
    default:
      return print(schema);
  }
}

/** A parameter whose references are constants. */
export function linkParameter(parameter: Parameter, link: Link): Printable {
  if (parameter.in === 'shared') return link('parameters', parameter.shared) ?? print(parameter);
  if (parameter.in === 'body') return { ...print(parameter), schema: linkSchema(parameter.schema, link) };
  if (parameter.type !== 'array') return print(parameter);
  return { ...print(parameter), items: linkSchema(parameter.items, link) };
}

/** A response whose references are constants. */
export function linkResponse(response: Response | ResponseReference, link: Link): Printable {
  if ('reference' in response) return link('responses', response.reference) ?? print(response);
  return { ...print(response), ...(response.schema && { schema: linkSchema(response.schema, link) }) };
}

/** An operation whose references are constants. */
export function linkOperation(operation: Operation, link: Link): Printable {
  const { parameters, body, response, otherResponses } = operation;
  const notification = operation.kind === 'polling' ? undefined : operation.notification;
  return {
    ...print(operation),
    parameters: parameters.map((parameter) => linkParameter(parameter, link)),
    ...(body && { body: linkSchema(body, link) }),
    response: linkResponse(response, link),
    ...(otherResponses && {
      otherResponses: Object.fromEntries(
        Object.entries(otherResponses).map(([status, answer]) => [status, linkResponse(answer, link)]),
      ),
    }),
    ...(notification && {
      notification: { ...print(notification), schema: linkSchema(notification.schema, link) },
    }),
  };
}

/** The model is data all through; the compiler does not see that an interface can be printed. */
export function print(data: object): { readonly [key: string]: Printable } {
  return { ...data } as { readonly [key: string]: Printable };
}
