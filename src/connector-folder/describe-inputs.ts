import type { JsonObject } from '../shared/json-value.js';
import type { Connector, Operation, Parameter } from './connector.js';
import { describeBodyInputs } from './describe-body-inputs.js';
import { memberKey } from './designer-key.js';
import { typeOf } from './schema-node.js';
import { describeChoices, describeType, type InputDescription } from './value-description.js';
import { readVisibility } from './visibility.js';

/** The inputs of an operation: objects of the body taken apart, arrays whole. */
export function describeInputs(connector: Connector, operation: Operation): readonly InputDescription[] {
  // The definition is walked as plain JSON, with a look before each step.
  const definition = connector.definition as unknown as JsonObject;
  return operation.parameters.flatMap((parameter) => {
    if (parameter.in === 'body') return describeBodyInputs(definition, parameter);
    return parameter.in === 'formData' ? describeFormField(parameter) : describeParameter(parameter);
  });
}

/** Types of parameters that the designer has an input for. */
const shownTypes = new Set(['array', 'boolean', 'file', 'integer', 'number', 'string']);

function describeParameter(parameter: Parameter): readonly InputDescription[] {
  if (!shownTypes.has(typeOf(parameter)) || isConnectionId(parameter)) return [];
  return [
    {
      key: memberKey(`${parameter.in}.$`, parameter.name),
      title: '',
      ...describeType(parameter),
      required: parameter.required === true,
      visibility: readVisibility(parameter),
      ...describeChoices(parameter),
    },
  ];
}

/** The first segment of paths in a published definition, which the gateway fills. */
function isConnectionId({ name, in: place, required, type, ...rest }: Parameter): boolean {
  const isInternal = required === true && readVisibility(rest) === 'internal';
  return name.toLowerCase() === 'connectionid' && place === 'path' && type === 'string' && isInternal;
}

/** A file is its content and its name; the designer has no input for an array in a form. */
function describeFormField(parameter: Parameter): readonly InputDescription[] {
  return describeParameter(parameter).flatMap((field) => {
    if (field.type === 'array') return [];
    if (field.type !== 'file') return [field];
    if (/["@]/.test(parameter.name)) return []; // the name could not be written into the part's header
    const { format, ...name } = field;
    const content = { ...field, key: `${field.key}.$content` };
    if (parameter['x-ms-format'] === 'contentOnly') return [content];
    return [content, { ...name, key: `${field.key}.$filename`, type: 'string', required: false }];
  });
}
