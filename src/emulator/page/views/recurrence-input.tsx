import { useState } from 'preact/hooks';
import type { Recurrence } from '../../gateway/triggers/recurrence.js';

const frequencies: readonly Recurrence['frequency'][] = ['Second', 'Minute', 'Hour', 'Day', 'Month'];

/** How often a flow asks unless it is told otherwise, as the platform has it. */
export const defaultRecurrence: Recurrence = { frequency: 'Minute', interval: 1 };

/** How often a polling trigger is asked. */
export function RecurrenceInput({
  value,
  onChange,
}: {
  readonly value: Recurrence;
  readonly onChange: (value: Recurrence) => void;
}) {
  // As it was typed: an empty field is no zero while somebody is typing.
  const [text, setText] = useState(String(value.interval));
  return (
    <fieldset class="group">
      <legend>How often to look for something new</legend>
      <div class="row">
        <input
          aria-label="Interval"
          inputMode="numeric"
          value={text}
          onInput={({ currentTarget }) => {
            setText(currentTarget.value);
            onChange({ ...value, interval: Number(currentTarget.value) });
          }}
        />
        <select
          aria-label="Frequency"
          value={value.frequency}
          onChange={({ currentTarget }) => {
            const frequency = frequencies.find((name) => name === currentTarget.value) ?? 'Minute';
            onChange({ ...value, frequency });
          }}
        >
          {frequencies.map((frequency) => (
            <option key={frequency} value={frequency}>
              {frequency}
            </option>
          ))}
        </select>
      </div>
    </fieldset>
  );
}
