import { ComboField } from './combo-field.js';
import { DynamicFields } from './dynamic-fields.js';
import type { EditorProps } from './editor-props.js';
import { FileInput } from './file-input.js';
import { fieldId } from './form-context.js';
import { JsonInput } from './json-input.js';
import { ListField } from './list-field.js';
import { MapField } from './map-field.js';
import { ObjectFields } from './object-fields.js';
import { BooleanInput, ChoiceInput, TextInput } from './scalar-inputs.js';
import { TreeField } from './tree-field.js';

/** The editor that fits a field. */
export function FieldEditor({ field, ...props }: EditorProps) {
  const id = fieldId(props.path);
  switch (field.widget) {
    case 'boolean':
      return <BooleanInput {...props} field={field} id={id} />;
    case 'choice':
      return <ChoiceInput {...props} field={field} id={id} />;
    case 'file':
      return <FileInput {...props} field={field} id={id} />;
    case 'json':
      return <JsonInput {...props} field={field} id={id} />;
    case 'object':
      return <ObjectFields {...props} field={field} />;
    case 'list':
      return <ListField {...props} field={field} />;
    case 'map':
      return <MapField {...props} field={field} />;
    case 'dynamic':
      return <DynamicFields {...props} field={field} />;
    default:
      if (field.tree !== undefined) return <TreeField {...props} field={field} tree={field.tree} id={id} />;
      if (field.list !== undefined) return <ComboField {...props} field={field} list={field.list} id={id} />;
      return <TextInput {...props} field={field} id={id} />;
  }
}
