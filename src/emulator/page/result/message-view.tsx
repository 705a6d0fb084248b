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
  const rows = Object.entries(headers);
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
      {rows.length > 0 && (
        <details>
          <summary>{rows.length === 1 ? '1 header' : `${rows.length} headers`}</summary>
          <table class="headers">
            <tbody>
              {rows.map(([name, value]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{value}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
      {body === undefined ? (
        <p class="hint">No body.</p>
      ) : (
        <JsonView value={body} label={`Body of the ${label}`} />
      )}
    </div>
  );
}
