import { useState } from 'preact/hooks';
import type { EditorProps } from './editor-props.js';
import { FieldFrame, useInputAttributes } from './field-frame.js';

/** Any value as JSON; text that is no JSON is sent as text. */
export function JsonInput({ field, id, value, onChange }: EditorProps & { readonly id: string }) {
  const attributes = useInputAttributes(field, id);
  const [text, setText] = useState(() => toJsonText(value));
  const change = (typed: string): void => {
    setText(typed);
    onChange(parseLoosely(typed));
  };
  return (
    <FieldFrame field={field} id={id}>
      <textarea
        {...attributes}
        class="code"
        rows={4}
        spellcheck={false}
        placeholder="JSON, or text"
        value={text}
        onInput={({ currentTarget }) => change(currentTarget.value)}
      />
    </FieldFrame>
  );
}

/** A switch between the fields of a value and its JSON. */
export function RawJson({
  value,
  onChange,
  label,
}: {
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly label: string;
}) {
  const [text, setText] = useState(() => toJsonText(value));
  const [problem, setProblem] = useState('');
  const change = (typed: string): void => {
    setText(typed);
    try {
      onChange(typed.trim() === '' ? undefined : JSON.parse(typed));
      setProblem('');
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'This is not JSON.');
    }
  };
  return (
    <div class={problem === '' ? 'field' : 'field wrong'}>
      <textarea
        class="code"
        aria-label={label}
        aria-invalid={problem !== ''}
        rows={Math.min(20, Math.max(6, text.split('\n').length + 1))}
        spellcheck={false}
        value={text}
        onInput={({ currentTarget }) => change(currentTarget.value)}
      />
      {problem !== '' && (
        <p class="field-problem" role="status">
          Not JSON yet, so the last value is kept. {problem}
        </p>
      )}
    </div>
  );
}

const toJsonText = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value, null, 2);

function parseLoosely(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
