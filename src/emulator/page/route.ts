/** What the page shows; kept in the address after `#`, so that back, forward and bookmarks work. */
export type Route =
  | { readonly view: 'operations'; readonly connector: string; readonly operation?: string }
  /** `id` is a connector, whose connections stand first; `edited` the connection of it that is edited. */
  | { readonly view: 'connections'; readonly id?: string; readonly edited?: string }
  /** `edited` is `edit` while the flow is edited. */
  | { readonly view: 'flows'; readonly id?: string; readonly edited?: string }
  | { readonly view: 'calls'; readonly id?: string }
  | { readonly view: 'simulator' };

const editable = ['connections', 'flows'] as const;

/** Reads `location.hash`; what makes no sense leads to the operations of the first connector. */
export function parseRoute(hash: string): Route {
  const [view = '', first = '', second = ''] = hash.replace(/^#\/?/, '').split('/').map(decode);
  if (view === 'simulator') return { view };
  const id = first === '' ? {} : { id: first };
  if (view === 'calls') return { view, ...id };
  const section = editable.find((name) => name === view);
  if (section !== undefined) return { view: section, ...id, ...(second === '' ? {} : { edited: second }) };
  return { view: 'operations', connector: first, ...(second === '' ? {} : { operation: second }) };
}

/** The address of a route: `#/operations/livechat/CreateTicket`. */
export function toHash(route: Route): string {
  const given = partsOf(route).filter((part) => part !== undefined && part !== '');
  return `#/${[route.view, ...given.map((part) => encodeURIComponent(part ?? ''))].join('/')}`;
}

function partsOf(route: Route): readonly (string | undefined)[] {
  switch (route.view) {
    case 'operations':
      return [route.connector, route.operation];
    case 'simulator':
      return [];
    case 'calls':
      return [route.id];
    default:
      return [route.id, route.edited];
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
