/** What the page shows; kept in the address after `#`, so that back, forward and bookmarks work. */
export type Route =
  | { readonly view: 'operations'; readonly connector: string; readonly operation?: string }
  | { readonly view: 'connections' | 'flows' | 'calls'; readonly id?: string }
  | { readonly view: 'simulator' };

const sections = ['connections', 'flows', 'calls'] as const;

/** Reads `location.hash`; what makes no sense leads to the operations of the first connector. */
export function parseRoute(hash: string): Route {
  const [view = '', first = '', second = ''] = hash.replace(/^#\/?/, '').split('/').map(decode);
  if (view === 'simulator') return { view };
  const section = sections.find((name) => name === view);
  if (section !== undefined) return { view: section, ...(first === '' ? {} : { id: first }) };
  return { view: 'operations', connector: first, ...(second === '' ? {} : { operation: second }) };
}

/** The address of a route: `#/operations/livechat/CreateTicket`. */
export function toHash(route: Route): string {
  const parts =
    route.view === 'operations'
      ? [route.connector, route.operation]
      : [route.view === 'simulator' ? undefined : route.id];
  const given = parts.filter((part) => part !== undefined && part !== '');
  return `#/${[route.view, ...given.map((part) => encodeURIComponent(part ?? ''))].join('/')}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
