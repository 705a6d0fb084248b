import type { TraceStep } from '../api.js';
import { Badge, type BadgeKind } from '../parts/badge.js';
import { MessageView } from './message-view.js';

const kinds: Readonly<Record<TraceStep['outcome'], BadgeKind>> = {
  done: 'good',
  changed: 'info',
  unchanged: 'quiet',
  skipped: 'quiet',
  failed: 'bad',
  'not-emulated': 'warn',
};

/** What happened to a call, in order. */
export function TraceView({ trace }: { readonly trace: readonly TraceStep[] }) {
  if (trace.length === 0) return <p class="hint">The gateway remembers no steps of this call any more.</p>;
  return (
    <ol class="trace">
      {trace.map((step, index) => (
        <li key={index} class={step.outcome}>
          <Step step={step} />
        </li>
      ))}
    </ol>
  );
}

function Step({ step }: { readonly step: TraceStep }) {
  const { title, outcome, detail, atMs, policy, changes = [], warnings = [], request, response } = step;
  const { sideCall, deviations = [] } = step;
  return (
    <>
      <div class="step-head">
        <span class="step-title">{title}</span>
        <Badge kind={kinds[outcome]} text={outcome.replace('-', ' ')} />
        <span class="hint">{atMs} ms</span>
      </div>
      {policy !== undefined && (
        <p class="hint">
          <code>{policy.templateId}</code> · {policy.section} · policy {policy.index + 1}
        </p>
      )}
      {detail !== undefined && <p>{detail}</p>}
      {warnings.map((warning) => (
        <p key={warning} class="warning-text">
          {warning}
        </p>
      ))}
      {changes.length > 0 && (
        <div class="scroll">
          <table class="changes">
            <thead>
              <tr>
                <th scope="col">Place</th>
                <th scope="col">Before</th>
                <th scope="col">After</th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ part, name = '', before, after }) => (
                <tr key={`${part} ${name}`}>
                  <th scope="row">
                    {part} <code>{name}</code>
                  </th>
                  <td>{show(before)}</td>
                  <td>{show(after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {deviations.map(({ pointer, message }) => (
        <p key={pointer + message} class="warning-text">
          {message}
        </p>
      ))}
      {request !== undefined && (
        <details>
          <summary>Request</summary>
          <MessageView message={request} label="request" />
        </details>
      )}
      {response !== undefined && (
        <details>
          <summary>Answer</summary>
          <MessageView message={response} label="answer" />
        </details>
      )}
      {sideCall !== undefined && (
        <details>
          <summary>Call of its own</summary>
          <MessageView message={sideCall.request} label="policy's request" />
          {sideCall.response !== undefined && (
            <MessageView message={sideCall.response} label="policy's answer" />
          )}
        </details>
      )}
    </>
  );
}

function show(value: unknown) {
  if (value === undefined) return <span class="hint">nothing</span>;
  return <code>{typeof value === 'string' ? value : JSON.stringify(value)}</code>;
}
