import { useState } from 'preact/hooks';
import { type ApiProblem, api, at, problemOf } from '../api.js';
import { useGatewayEvents } from '../gateway-events.js';
import { Badge } from '../parts/badge.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { Empty, Loading } from '../parts/empty.js';
import { ProblemNotice } from '../parts/notice.js';
import { Tabs } from '../parts/tabs.js';
import { When } from '../parts/when.js';
import { JsonView } from '../result/json-view.js';
import { useResource } from '../use-resource.js';
import { FewFields } from './few-fields.js';

/** What of the simulator's state the page shows; it is described at `/simulator/state`. */
interface SimulatorState {
  readonly chats: readonly StoredChat[];
  readonly tickets: readonly {
    readonly id: string;
    readonly subject: string;
    readonly status: string;
    readonly requester: { readonly name?: string; readonly mail: string };
    readonly modified: number;
  }[];
  readonly deliveries: readonly {
    readonly id: string;
    readonly eventType: string;
    readonly outcome: string;
    readonly url: string;
    readonly attempts: readonly { readonly at: string; readonly status?: number }[];
    readonly body: unknown;
  }[];
}

interface StoredChat {
  readonly chat: {
    readonly id: string;
    readonly started_timestamp: number;
    readonly ended_timestamp?: number | '';
    readonly messages: readonly {
      readonly user_type: string;
      readonly author_name: string;
      readonly text: string;
      readonly timestamp: number;
    }[];
  };
  readonly visitor: { readonly name: string; readonly email?: string };
}

/** The other side of LiveChat: visitors who chat and write tickets. */
export function SimulatorView() {
  const { value, problem, reload } = useResource('simulator', () =>
    api<SimulatorState>('GET', '/simulator/state'),
  );
  useGatewayEvents(() => reload());
  const [failure, setFailure] = useState<ApiProblem>();
  const [said, setSaid] = useState('');
  const act: Act = async (path, body, done) => {
    setFailure(undefined);
    try {
      await api('POST', `/simulator${path}`, body);
      setSaid(done);
    } catch (error) {
      setSaid('');
      setFailure(problemOf(error));
    }
    reload();
  };
  return (
    <div class="columns">
      <section aria-labelledby="simulator-title">
        <h1 id="simulator-title">LiveChat simulator</h1>
        <p class="hint">
          Play the visitor. What you do here reaches LiveChat’s webhooks, the shim and your flows.
        </p>
        <div class="card">
          <h2>Start a chat</h2>
          <FewFields
            names={[
              ['name', 'Visitor’s name'],
              ['email', 'E-mail'],
              ['message', 'First message'],
            ]}
            submit="Start chat"
            onSubmit={(values) => void act('/chats', values, 'The chat is started.')}
          />
        </div>
        <div class="card">
          <h2>Open a ticket</h2>
          <FewFields
            names={[
              ['name', 'Requester’s name'],
              ['mail', 'E-mail'],
              ['subject', 'Subject'],
              ['message', 'Message'],
            ]}
            submit="Open ticket"
            onSubmit={(values) => void act('/tickets', values, 'The ticket is open.')}
          />
        </div>
        <p class="hint">What is left empty is made up.</p>
      </section>
      <section aria-label="State of the simulator">
        <p role="status" class="hint">
          {said}
        </p>
        {failure !== undefined && <ProblemNotice problem={failure} />}
        {problem !== undefined && <ProblemNotice problem={problem} retry={reload} />}
        {value === undefined && problem === undefined && <Loading what="the simulator" />}
        {value !== undefined && (
          <Tabs
            label="State"
            tabs={[
              {
                id: 'chats',
                label: `Chats (${value.chats.length})`,
                content: () => <Chats chats={value.chats} act={act} />,
              },
              {
                id: 'tickets',
                label: `Tickets (${value.tickets.length})`,
                content: () => <Tickets tickets={value.tickets} />,
              },
              {
                id: 'deliveries',
                label: `Webhook deliveries (${value.deliveries.length})`,
                content: () => <Deliveries deliveries={value.deliveries} />,
              },
            ]}
          />
        )}
      </section>
    </div>
  );
}

type Act = (path: string, body: object, done: string) => Promise<void>;

function Chats({ chats, act }: { readonly chats: readonly StoredChat[]; readonly act: Act }) {
  if (chats.length === 0) {
    return (
      <Empty title="No chat yet">
        <p>Start one, and watch the flow that waits for it.</p>
      </Empty>
    );
  }
  const newest = [...chats].sort((a, b) => b.chat.started_timestamp - a.chat.started_timestamp);
  return (
    <ul class="tiles">
      {newest.map((stored) => (
        <Chat key={stored.chat.id} stored={stored} act={act} />
      ))}
    </ul>
  );
}

function Chat({ stored: { chat, visitor }, act }: { readonly stored: StoredChat; readonly act: Act }) {
  const { id, messages, started_timestamp, ended_timestamp } = chat;
  const [text, setText] = useState('');
  const ended = ended_timestamp !== undefined && ended_timestamp !== '';
  const say = (event: Event): void => {
    event.preventDefault();
    if (text.trim() === '') return;
    void act(`/chats${at(id)}/messages`, { text }, 'Said.');
    setText('');
  };
  return (
    <li class="tile">
      <p class="row-head">
        <strong>{visitor.name}</strong>
        <Badge kind={ended ? 'quiet' : 'good'} text={ended ? 'ended' : 'running'} />
        <span class="hint">
          {id} · <When time={started_timestamp * 1000} />
        </span>
      </p>
      <ol class="messages">
        {messages.map((message, index) => (
          <li key={index} class={message.user_type}>
            <small>{message.author_name}</small>
            {message.text}
          </li>
        ))}
      </ol>
      {!ended && (
        <form class="row" onSubmit={say}>
          <input
            aria-label={`Say as ${visitor.name}`}
            placeholder="Say as the visitor"
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
          <button type="submit" class="small">
            Say
          </button>
          <ConfirmButton
            label="End chat"
            onConfirm={() => void act(`/chats${at(id)}/end`, {}, 'The chat is over.')}
          />
        </form>
      )}
    </li>
  );
}

function Tickets({ tickets }: { readonly tickets: SimulatorState['tickets'] }) {
  const newest = [...tickets].sort((a, b) => b.modified - a.modified).slice(0, 50);
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Id</th>
            <th scope="col">Subject</th>
            <th scope="col">Requester</th>
            <th scope="col">Status</th>
          </tr>
        </thead>
        <tbody>
          {newest.map(({ id, subject, requester, status }) => (
            <tr key={id}>
              <th scope="row">
                <code>{id}</code>
              </th>
              <td>{subject}</td>
              <td>{requester.name ?? requester.mail}</td>
              <td>
                <Badge kind={status === 'open' ? 'info' : 'quiet'} text={status} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Deliveries({ deliveries }: { readonly deliveries: SimulatorState['deliveries'] }) {
  if (deliveries.length === 0) return <Empty title="No webhook was sent yet" />;
  return (
    <ul class="runs">
      {deliveries
        .slice(-50)
        .reverse()
        .map(({ id, eventType, outcome, attempts, url, body }) => (
          <li key={id}>
            <details>
              <summary>
                {eventType} <Badge kind={outcome === 'delivered' ? 'good' : 'warn'} text={outcome} />{' '}
                <span class="hint">
                  {attempts.length === 1 ? '1 attempt' : `${attempts.length} attempts`}
                </span>
              </summary>
              <p class="hint">
                <code>{url}</code>
              </p>
              <JsonView value={body} label={`Body of ${eventType}`} />
            </details>
          </li>
        ))}
    </ul>
  );
}
