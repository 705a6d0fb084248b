import type { JsonObject } from '../shared/json-value.js';
import type { Connector, Operation, Parameter } from './connector.js';
import { describeBodyInputs } from './describe-body-inputs.js';
import { memberKey } from './designer-key.js';
import { ownTitle } from './designer-title.js';
import { describeChoices, describeType, type InputDescription } from './value-description.js';
import { readVisibility } from './visibility.js';

/** The inputs of an operation: objects of the body taken apart, arrays whole. */
export function describeInputs(connector: Connector, operation: Operation): readonly InputDescription[] {
  // The definition is walked as plain JSON, with a look before each step.
  const definition = connector.definition as unknown as JsonObject;
  return operation.parameters.flatMap((parameter) => {
    if (parameter.in === 'body') return describeBodyInputs(definition, parameter);
    return parameter.in === 'formData' ? describeFormField(parameter) : [describeParameter(parameter)];
  });
}

function describeParameter(parameter: Parameter): InputDescription {
  return {
    key: memberKey(`${parameter.in}.$`, parameter.name),
    title: ownTitle(parameter),
    ...describeType(parameter),
    required: parameter.required === true,
    visibility: readVisibility(parameter),
    ...describeChoices(parameter),
  };
}

/** A file is its content and its name; the designer has no input for an array in a form. */
function describeFormField(parameter: Parameter): readonly InputDescription[] {
  const field = describeParameter(parameter);
  if (field.type === 'array') return [];
  if (field.type !== 'file') return [field];
  const { format, ...name } = field;
  return [
    { ...field, key: `${field.key}.$content` },
    { ...name, key: `${field.key}.$filename`, type: 'string', required: false },
  ];
}
