import { api, at, type FlowView } from '../api.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { toHash } from '../route.js';

/** What can be done with a flow. */
export function FlowActions({
  flow: { name, kind, state },
  busy,
  attempt,
}: {
  readonly flow: FlowView;
  readonly busy: boolean;
  readonly attempt: (job: () => Promise<unknown>) => Promise<void>;
}) {
  const isOn = state === 'Enabled';
  const address = `/flows${at(name)}`;
  const post = (action: string, body?: object) => (): void =>
    void attempt(() => api('POST', `${address}/${action}`, body));
  const words = kind === 'step' ? { off: 'Cancel', on: 'Run again' } : { off: 'Turn off', on: 'Turn on' };
  return (
    <div class="actions">
      <button type="button" class="primary" disabled={busy} onClick={post(isOn ? 'turn-off' : 'turn-on')}>
        {isOn ? words.off : words.on}
      </button>
      {(kind === 'polling' || kind === 'woken') && (
        <button type="button" disabled={busy || !isOn} onClick={post('poll')}>
          Poll now
        </button>
      )}
      {kind !== 'polling' && (
        <button type="button" disabled={busy || !isOn} onClick={post('notify', {})}>
          {kind === 'step' ? 'Call back with a sample' : 'Send a sample event'}
        </button>
      )}
      {kind !== 'unknown' && (
        <a class="button quiet" id={editFlowId} href={toHash({ view: 'flows', id: name, edited: 'edit' })}>
          Edit
        </a>
      )}
      {isOn && (
        <button
          type="button"
          class="quiet"
          disabled={busy}
          title="A new version: new callback URL, new webhook"
          onClick={() => void attempt(() => api('PATCH', address, {}))}
        >
          Save again
        </button>
      )}
      <ConfirmButton
        label="Delete"
        onConfirm={() =>
          void attempt(async () => {
            await api('DELETE', address);
            location.hash = toHash({ view: 'flows' });
          })
        }
      />
    </div>
  );
}

/** The id of what opens the form of the flow that is shown. */
export const editFlowId = 'edit-flow';
