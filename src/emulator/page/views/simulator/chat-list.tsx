import { useState } from 'preact/hooks';
import { at } from '../../api.js';
import { Badge } from '../../parts/badge.js';
import { ConfirmButton } from '../../parts/confirm-button.js';
import { Empty } from '../../parts/empty.js';
import { When } from '../../parts/when.js';
import type { Act, StoredChat } from './simulator-state.js';

/** The chats, newest first. */
export function ChatList({ chats, act }: { readonly chats: readonly StoredChat[]; readonly act: Act }) {
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
  const { id, agents, messages, started_timestamp, ended_timestamp } = chat;
  const ended = ended_timestamp !== undefined && ended_timestamp !== '';
  const waits = !ended && agents.length === 0;
  const state = ended ? 'ended' : waits ? 'waiting' : 'running';
  return (
    <li class="tile">
      <p class="row-head">
        <strong>{visitor.name}</strong>
        <Badge kind={ended ? 'quiet' : waits ? 'warn' : 'good'} text={state} />
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
      {waits && (
        <button
          type="button"
          class="small"
          onClick={() => void act('POST', `/chats${at(id)}/assign`, {}, 'An agent has joined.')}
        >
          Let an agent join
        </button>
      )}
      {!ended && <Speech id={id} visitor={visitor.name} act={act} />}
    </li>
  );
}

const speakers = ['visitor', 'agent', 'supervisor'] as const;

/** Says something as one side of the chat, or lets that side end it. */
function Speech({ id, visitor, act }: { readonly id: string; readonly visitor: string; readonly act: Act }) {
  const [text, setText] = useState('');
  const [as, setAs] = useState<(typeof speakers)[number]>('visitor');
  const say = (event: Event): void => {
    event.preventDefault();
    if (text.trim() === '') return;
    void act('POST', `/chats${at(id)}/messages`, { text, as }, 'Said.');
    setText('');
  };
  const by = as === 'visitor' ? 'visitor' : 'agent';
  return (
    <form class="row" onSubmit={say}>
      <select
        aria-label={`Who speaks to ${visitor}`}
        value={as}
        onChange={({ currentTarget }) =>
          setAs(speakers.find((name) => name === currentTarget.value) ?? 'visitor')
        }
      >
        {speakers.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      <input
        aria-label={as === 'visitor' ? `Say as ${visitor}` : `Say to ${visitor}`}
        placeholder={`Say as the ${as}`}
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <button type="submit" class="small">
        Say
      </button>
      <ConfirmButton
        label="End chat"
        onConfirm={() => void act('POST', `/chats${at(id)}/end`, { by }, `The ${by} has ended the chat.`)}
      />
    </form>
  );
}
