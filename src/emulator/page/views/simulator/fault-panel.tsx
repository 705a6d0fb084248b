import { useId, useState } from 'preact/hooks';
import { Notice } from '../../parts/notice.js';
import { callFaults, type FaultChoice, noFault, toFault, webhookFaults } from './fault-choice.js';
import type { Act } from './simulator-state.js';

/** Breaks LiveChat on purpose: its answers, and its webhooks on their way. */
export function FaultPanel({
  fault,
  act,
}: {
  readonly fault: Readonly<Record<string, unknown>> | undefined;
  readonly act: Act;
}) {
  const [choice, setChoice] = useState<FaultChoice>(noFault);
  const set = (changes: Partial<FaultChoice>): void => setChoice({ ...choice, ...changes });
  const submit = (event: Event): void => {
    event.preventDefault();
    void act('PUT', '/faults', toFault(choice), 'LiveChat is broken now.');
  };
  const { calls, webhooks } = choice;
  return (
    <details class="card" open={fault !== undefined}>
      <summary>
        <h2>Let something go wrong</h2>
      </summary>
      {fault !== undefined && (
        <Notice kind="warning" title="In force">
          <code>{JSON.stringify(fault)}</code>
        </Notice>
      )}
      <form class="card-form compact" noValidate onSubmit={submit}>
        <Choice
          label="LiveChat’s answers"
          options={callFaults}
          value={calls}
          onChange={(value) => set({ calls: value })}
        />
        {calls === 'slow' && (
          <Text label="Delay in ms" value={choice.delay} onChange={(delay) => set({ delay })} />
        )}
        {calls === 'refuse' && (
          <>
            <Text label="Status" value={choice.status} onChange={(status) => set({ status })} />
            <Text
              label="Retry-After in s"
              value={choice.retryAfter}
              onChange={(retryAfter) => set({ retryAfter })}
            />
          </>
        )}
        {calls !== 'none' && (
          <>
            <Text label="How many calls" value={choice.count} onChange={(count) => set({ count })} />
            <Text label="Only below path" value={choice.path} onChange={(path) => set({ path })} />
          </>
        )}
        <Choice
          label="Webhooks"
          options={webhookFaults}
          value={webhooks}
          onChange={(value) => set({ webhooks: value })}
        />
        {webhooks === 'late' && (
          <Text
            label="Webhook delay in ms"
            value={choice.webhookDelay}
            onChange={(webhookDelay) => set({ webhookDelay })}
          />
        )}
        <footer class="card-foot">
          <button
            type="button"
            disabled={fault === undefined}
            onClick={() => void act('DELETE', '/faults', {}, 'LiveChat works again.')}
          >
            Put it right
          </button>
          <button type="submit" class="primary" disabled={calls === 'none' && webhooks === 'none'}>
            Break it
          </button>
        </footer>
      </form>
    </details>
  );
}

function Choice<Value extends string>({
  label,
  options,
  value,
  onChange,
}: {
  readonly label: string;
  readonly options: readonly (readonly [Value, string])[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={({ currentTarget }) => {
          const [chosen] = options.find(([name]) => name === currentTarget.value) ?? [];
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {options.map(([name, text]) => (
          <option key={name} value={name}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

function Text({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        autocomplete="off"
        value={value}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </div>
  );
}
