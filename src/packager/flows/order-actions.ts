import type { Connector, Operation } from '../../connector-folder/connector.js';
import { describeOperation } from '../../connector-folder/describe-connector.js';

/** An action and where its path parameters come from: the step before it that made what it works on. */
export interface Step {
  readonly operation: Operation;
  readonly sources: Readonly<Record<string, Source>>;
}

/** An output of an earlier step. */
export interface Source {
  readonly operation: Operation;
  /** Names on the way into the body of its answer. */
  readonly output: string;
}

/**
 * The actions of a connector in an order that works: what is created first, what reads or changes it after that, and
 * what deletes it last. `GET /tickets/{ticketId}` takes its id from what `POST /tickets` answered.
 */
export function orderActions(connector: Connector): readonly Step[] {
  const actions = connector.operations.filter(
    ({ kind, visibility }) => kind === 'action' && visibility !== 'internal',
  );
  const ranked = [...actions].sort((a, b) => rank(a) - rank(b));
  return ranked.map((operation, index) => ({
    operation,
    sources: findSources(connector, operation, ranked.slice(0, index)),
  }));
}

function rank({ method, path }: Operation): number {
  const depth = path.split('/').filter((segment) => segment.startsWith('{')).length;
  if (method === 'delete') return 1_000 - depth;
  return depth * 10 + (method === 'post' ? 0 : 1);
}

function findSources(
  connector: Connector,
  operation: Operation,
  before: readonly Operation[],
): Readonly<Record<string, Source>> {
  const sources: Record<string, Source> = {};
  const segments = operation.path.split('/');
  for (const [index, segment] of segments.entries()) {
    const name = /^\{(.+)\}$/.exec(segment)?.[1];
    if (name === undefined) continue;
    const collection = segments.slice(0, index).join('/');
    const maker = before.find(({ method, path }) => method === 'post' && path === collection);
    const output = maker && findKey(connector, maker, name);
    if (maker !== undefined && output !== undefined) sources[name] = { operation: maker, output };
  }
  return sources;
}

/** The output that bears the parameter's name, else the one called `id`. */
function findKey(connector: Connector, maker: Operation, name: string): string | undefined {
  const names = describeOperation(connector, maker).outputs.flatMap(({ key }) => {
    const plain = /^body\.\$\.([^.[\]~]+)$/.exec(key)?.[1];
    return plain === undefined ? [] : [plain];
  });
  const wanted = name.toLowerCase();
  return names.find((key) => key.toLowerCase() === wanted) ?? names.find((key) => key.toLowerCase() === 'id');
}
