import type { TraceStep } from '../api.js';
import { Badge, StatusBadge } from '../parts/badge.js';
import { Notice } from '../parts/notice.js';
import { Tabs } from '../parts/tabs.js';
import type { MarkedPlace } from './json-lines.js';
import { JsonView } from './json-view.js';
import { MessageView } from './message-view.js';
import { SaveFile } from './save-file.js';
import { TraceView } from './trace-view.js';

/** A call with everything that is known of it. */
export interface CallResult {
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Headers;
    readonly body?: unknown;
  };
  readonly response: { readonly status: number; readonly headers: Headers; readonly body?: unknown };
  readonly deviations: readonly MarkedPlace[];
  /** Where the request is not what the definition says. */
  readonly requestDeviations: readonly MarkedPlace[];
  readonly notEmulated: readonly string[];
  readonly warnings: readonly string[];
  readonly durationMs: number;
  /** How often a running action was asked, and in how many pages and pieces things came and went. */
  readonly polls?: number;
  readonly pages?: number;
  readonly uploadedChunks?: number;
  readonly downloadedChunks?: number;
  readonly trace: readonly TraceStep[];
}

type Headers = Readonly<Record<string, string>>;

/** Answer, schema check, steps and backend request of one call. */
export function ResultView({ result }: { readonly result: CallResult }) {
  const { request, response, deviations, requestDeviations, notEmulated, warnings, durationMs, trace } =
    result;
  const changed = trace.filter(({ outcome, kind }) => kind === 'policy' && outcome === 'changed').length;
  return (
    <div class="result">
      <p class="result-head">
        <StatusBadge status={response.status} />
        <span>{durationMs} ms</span>
        {deviations.length > 0 && (
          <Badge kind="warn" text={count(deviations.length, 'schema mismatch', 'schema mismatches')} />
        )}
        {deviations.length === 0 && response.status < 300 && (
          <Badge kind="quiet" text="no mismatch with the schema" />
        )}
        <Follow result={result} />
        {changed > 0 && <Badge kind="info" text={`${count(changed, 'policy', 'policies')} changed it`} />}
      </p>
      {trace
        .filter(({ outcome, deviations }) => outcome === 'failed' && deviations === undefined)
        .map(({ title, detail }) => (
          <Notice key={title} kind="error" title={title}>
            {detail}
          </Notice>
        ))}
      {[...new Set([...notEmulated.map((text) => `Not emulated: ${text}.`), ...warnings])].map((text) => (
        <Notice key={text} kind="warning">
          {text}
        </Notice>
      ))}
      {requestDeviations.length > 0 && (
        <Notice kind="warning" title="The request is not what the definition says">
          <ul>
            {requestDeviations.map(({ pointer, message }) => (
              <li key={pointer + message}>{message}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Tabs
        label="Result"
        tabs={[
          { id: 'answer', label: 'Answer', content: () => <Answer result={result} /> },
          { id: 'steps', label: `Steps (${trace.length})`, content: () => <TraceView trace={trace} /> },
          {
            id: 'backend',
            label: 'Backend request',
            content: () => <MessageView message={request} label="request" />,
          },
          {
            id: 'headers',
            label: 'Answer headers',
            content: () => <MessageView message={{ ...response, body: response.body }} label="answer" />,
          },
        ]}
      />
    </div>
  );
}

/** What it took to get the whole answer. */
function Follow({
  result: { polls = 0, pages = 1, uploadedChunks = 0, downloadedChunks = 0 },
}: {
  readonly result: CallResult;
}) {
  const texts = [
    polls > 0 && `asked ${count(polls, 'time', 'times')} until it was done`,
    pages > 1 && `${pages} pages`,
    uploadedChunks > 0 && `sent in ${count(uploadedChunks, 'piece', 'pieces')}`,
    downloadedChunks > 0 && `came in ${count(downloadedChunks, 'piece', 'pieces')}`,
  ].filter((text) => text !== false);
  return texts.map((text) => <Badge key={text} kind="info" text={text} />);
}

function Answer({ result: { response, deviations } }: { readonly result: CallResult }) {
  return (
    <>
      {deviations.length > 0 && (
        <section class="mismatches" aria-label="Schema check">
          <h3>Not what the schema says</h3>
          <ul>
            {deviations.map(({ pointer, message }) => (
              <li key={pointer + message}>{message}</li>
            ))}
          </ul>
        </section>
      )}
      {response.body === undefined ? (
        <p class="hint">The answer has no body.</p>
      ) : (
        <>
          <SaveFile body={response.body} headers={response.headers} />
          <JsonView value={response.body} places={deviations} label="Answer" />
        </>
      )}
    </>
  );
}

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;
