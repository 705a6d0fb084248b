import { useState } from 'preact/hooks';
import { api, at, type FlowView } from '../api.js';
import { RawJson } from '../form/json-input.js';
import { Loading } from '../parts/empty.js';
import { ProblemNotice } from '../parts/notice.js';
import { useResource } from '../use-resource.js';

interface OwnEventProps {
  readonly flow: FlowView;
  readonly attempt: (job: () => Promise<unknown>) => Promise<void>;
}

/** Calls the flow back with whatever the maker writes; a sample is there to begin with. */
export function OwnEvent(props: OwnEventProps) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Send an event of your own</summary>
      {open && <Editor {...props} />}
    </details>
  );
}

function Editor({ flow: { name, connector, trigger }, attempt }: OwnEventProps) {
  const [body, setBody] = useState<unknown>();
  const address = `/connectors${at(connector)}/operations${at(trigger)}/sample`;
  const { value, problem, reload } = useResource(address, () =>
    api<{ readonly notification?: unknown }>('GET', address),
  );
  if (problem !== undefined) return <ProblemNotice problem={problem} retry={reload} />;
  if (value === undefined) return <Loading what="a sample" />;
  const sent = body ?? value.notification ?? {};
  return (
    <div class="card-form own-event">
      <RawJson value={sent} onChange={setBody} label="Event as JSON" />
      <button
        type="button"
        onClick={() => void attempt(() => api('POST', `/flows${at(name)}/notify`, { body: sent }))}
      >
        Send
      </button>
    </div>
  );
}
