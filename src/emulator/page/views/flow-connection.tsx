import type { FlowView } from '../api.js';
import { Badge } from '../parts/badge.js';
import { toHash } from '../route.js';
import { useConnections } from './connection-choice.js';

/** The connection that a flow uses, the way to change it, and whether it can be used at all. */
export function FlowConnection({ flow: { connector, connection: id } }: { readonly flow: FlowView }) {
  const { value } = useConnections();
  const found = value?.connections.find((one) => one.connector === connector && one.id === id);
  if (value !== undefined && found === undefined)
    return <Badge kind="bad" text={`connection ${id} is gone`} />;
  return (
    <span class="hint">
      connection{' '}
      <a href={toHash({ view: 'connections', id: connector, edited: id })}>{found?.displayName ?? id}</a>{' '}
      {found !== undefined && found.status !== 'Connected' && (
        <Badge kind="warn" text={found.status.toLowerCase()} />
      )}
    </span>
  );
}
