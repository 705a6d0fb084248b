import { useState } from 'preact/hooks';
import type { FileField } from '../../gateway/form/form-field.js';
import type { EditorProps } from './editor-props.js';
import { FieldFrame, useInputAttributes } from './field-frame.js';
import { isObject } from './form-values.js';

/** The control interface takes a body of 1 MB; base64 makes a file a third larger. */
const mostBytes = 700_000;

/** A file as a workflow carries it, or as base64 text where a JSON body wants that. */
export function FileInput({ field, id, value, onChange }: EditorProps<FileField> & { readonly id: string }) {
  const attributes = useInputAttributes(field, id);
  const [problem, setProblem] = useState('');
  const [isPicked, setPicked] = useState(false);
  const read = async (file: File | undefined): Promise<void> => {
    setProblem('');
    setPicked(file !== undefined);
    if (file === undefined) return onChange(undefined);
    if (file.size > mostBytes) {
      onChange(undefined);
      return setProblem(`The file has ${file.size} bytes; the page sends up to ${mostBytes}.`);
    }
    const content = toBase64(new Uint8Array(await file.arrayBuffer()));
    const type = file.type || 'application/octet-stream';
    onChange(field.asText ? content : { '$content-type': type, $content: content });
  };
  return (
    <FieldFrame field={field} id={id}>
      <input
        {...attributes}
        type="file"
        // Samples and earlier values fill in a file that was not picked here: the browser would say that there is none.
        class={value !== undefined && !isPicked ? 'filled' : undefined}
        onChange={({ currentTarget }) => void read(currentTarget.files?.[0])}
      />
      {problem !== '' && (
        <p class="field-problem" role="alert">
          {problem}
        </p>
      )}
      {value !== undefined && problem === '' && <p class="hint">{describeFile(value)}</p>}
    </FieldFrame>
  );
}

/** What will be sent: the samples fill in a file that no file input can show. */
function describeFile(value: unknown): string {
  const { $content: content, '$content-type': type } = isObject(value) ? value : { $content: value };
  if (typeof content !== 'string') return 'This will be sent.';
  const bytes = Math.floor((content.replace(/=+$/, '').length * 3) / 4);
  return `${bytes} bytes${typeof type === 'string' ? ` of ${type}` : ''} will be sent.`;
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 8192) {
    text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  }
  return btoa(text);
}
