import { HeaderTable } from './header-table.js';
import { JsonView } from './json-view.js';

interface Message {
  readonly method?: string;
  readonly url?: string;
  readonly sentTo?: string;
  readonly status?: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A request or an answer: its line, headers and body. */
export function MessageView({ message, label }: { readonly message: Message; readonly label: string }) {
  const { method, url, sentTo, status, headers, body } = message;
  return (
    <div class="message">
      <p class="request-line">
        {method !== undefined && <strong>{method}</strong>} <code>{url ?? `Status ${status ?? ''}`}</code>
      </p>
      {sentTo !== undefined && (
        <p class="hint">
          Sent to <code>{sentTo}</code>
        </p>
      )}
      <HeaderTable headers={headers} />
      {body === undefined ? (
        <p class="hint">No body.</p>
      ) : (
        <JsonView value={body} label={`Body of the ${label}`} />
      )}
    </div>
  );
}
