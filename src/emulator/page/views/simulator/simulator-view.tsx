import { useEffect, useRef, useState } from 'preact/hooks';
import { type ApiProblem, api, problemOf } from '../../api.js';
import { useGatewayEvents } from '../../gateway-events.js';
import { Loading } from '../../parts/empty.js';
import { ProblemNotice } from '../../parts/notice.js';
import { Tabs } from '../../parts/tabs.js';
import { useResource } from '../../use-resource.js';
import { ChatList } from './chat-list.js';
import { DeliveryList } from './delivery-list.js';
import { FaultPanel } from './fault-panel.js';
import { FewFields } from './few-fields.js';
import type { Act, SimulatorState } from './simulator-state.js';
import { TicketTable } from './ticket-table.js';

/** The other side of LiveChat: visitors who chat and write tickets, and whatever goes wrong. */
export function SimulatorView() {
  const { value, problem, reload } = useResource('simulator', () =>
    api<SimulatorState>('GET', '/simulator/state'),
  );
  useGatewayEvents(() => reload());
  const [failure, setFailure] = useState<ApiProblem>();
  const [said, setSaid] = useState('');
  const told = useRef<HTMLDivElement>(null);
  // The control that was refused may be far down.
  useEffect(() => {
    if (failure !== undefined) told.current?.scrollIntoView({ block: 'center' });
  }, [failure]);
  const act: Act = async (method, path, body, done) => {
    setFailure(undefined);
    try {
      await api(method, `/simulator${path}`, method === 'DELETE' ? undefined : body);
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
          Play the visitor. What you do here reaches LiveChat’s webhooks, the shim and your flows. What is
          left empty is made up.
        </p>
        <div class="card">
          <h2>Start a chat</h2>
          <FewFields
            names={[
              ['name', 'Visitor’s name'],
              ['email', 'E-mail'],
              ['message', 'First message'],
            ]}
            flag={['queued', 'Waits in the queue']}
            submit="Start chat"
            onSubmit={(values) => void act('POST', '/chats', values, 'The chat is started.')}
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
            onSubmit={(values) => void act('POST', '/tickets', values, 'The ticket is open.')}
          />
        </div>
        <FaultPanel fault={value?.fault} act={act} />
      </section>
      <section aria-label="State of the simulator">
        <p role="status" class="hint">
          {said}
        </p>
        {failure !== undefined && (
          <div ref={told}>
            <ProblemNotice problem={failure} />
          </div>
        )}
        {problem !== undefined && <ProblemNotice problem={problem} retry={reload} />}
        {value === undefined && problem === undefined && <Loading what="the simulator" />}
        {value !== undefined && <State state={value} act={act} />}
      </section>
    </div>
  );
}

function State({
  state: { chats, tickets, deliveries },
  act,
}: {
  readonly state: SimulatorState;
  readonly act: Act;
}) {
  return (
    <Tabs
      label="State"
      tabs={[
        {
          id: 'chats',
          label: `Chats (${chats.length})`,
          content: () => <ChatList chats={chats} act={act} />,
        },
        {
          id: 'tickets',
          label: `Tickets (${tickets.length})`,
          content: () => <TicketTable tickets={tickets} />,
        },
        {
          id: 'deliveries',
          label: `Webhook deliveries (${deliveries.length})`,
          content: () => <DeliveryList deliveries={deliveries} />,
        },
      ]}
    />
  );
}
