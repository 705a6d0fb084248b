import { useEffect, useState } from 'preact/hooks';
import { api, type ConnectorView } from '../api.js';
import { useConnected } from '../gateway-events.js';
import { Empty, Loading } from '../parts/empty.js';
import { Notice, ProblemNotice } from '../parts/notice.js';
import { parseRoute, type Route } from '../route.js';
import { useResource } from '../use-resource.js';
import { CallsView } from './calls-view.js';
import { ConnectionsView } from './connections-view.js';
import { FlowsView } from './flows-view.js';
import { Masthead } from './masthead.js';
import { OperationsView } from './operations-view.js';
import { SimulatorView } from './simulator/simulator-view.js';

interface Start {
  readonly about: { readonly publicUrl: string; readonly simulator: boolean };
  readonly connectors: readonly ConnectorView[];
}

/** The whole page. */
export function Page() {
  const route = useRoute();
  const connected = useConnected();
  const { value, problem, reload } = useResource<Start>('start', async () => {
    const [about, { connectors }] = await Promise.all([
      api<Start['about']>('GET', '/about'),
      api<{ readonly connectors: readonly ConnectorView[] }>('GET', '/connectors'),
    ]);
    return { about, connectors };
  });
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
        Skip to the content
      </button>
      <Masthead route={route} simulator={value?.about.simulator ?? false} />
      {!connected && (
        <Notice kind="warning">The emulator does not answer. The page goes on when it is back.</Notice>
      )}
      <main id="main" tabIndex={-1}>
        {problem !== undefined && <ProblemNotice problem={problem} retry={reload} />}
        {value === undefined && problem === undefined && <Loading what="connectors" />}
        {value !== undefined && <View route={route} start={value} />}
      </main>
    </>
  );
}

function View({ route, start: { about, connectors } }: { readonly route: Route; readonly start: Start }) {
  const [first] = connectors;
  if (first === undefined) return <Empty title="No connector is loaded." />;
  switch (route.view) {
    case 'connections':
      return <ConnectionsView connectors={connectors} chosen={route.id} edited={route.edited} />;
    case 'flows':
      return <FlowsView connectors={connectors} name={route.id} isEdited={route.edited === 'edit'} />;
    case 'calls':
      return <CallsView id={route.id} />;
    case 'simulator':
      return about.simulator ? (
        <SimulatorView />
      ) : (
        <Empty title="There is no simulator.">
          <p>
            Start the emulator without a folder, and LiveChat is simulated:{' '}
            <code>livechat-connector emulate</code>.
          </p>
        </Empty>
      );
    default:
      return (
        <OperationsView
          connectors={connectors}
          connector={connectors.find(({ name }) => name === route.connector) ?? first}
          operationId={route.operation}
          publicUrl={about.publicUrl}
        />
      );
  }
}

function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const update = (): void => setRoute(parseRoute(location.hash));
    addEventListener('hashchange', update);
    return () => removeEventListener('hashchange', update);
  }, []);
  return route;
}
