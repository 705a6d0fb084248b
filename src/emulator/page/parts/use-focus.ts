import { useEffect, useRef } from 'preact/hooks';

/** For the heading of an editor that has just opened: it is brought into view and read out. */
export function useFocusAtStart<Target extends HTMLElement>() {
  const target = useRef<Target>(null);
  useEffect(() => {
    target.current?.focus({ preventScroll: true });
    target.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return target;
}

/** Gives the focus back to what an editor was opened with: the id of that element, undefined once it is closed. */
export function useFocusBack(opener: string | undefined): void {
  const before = useRef<string | undefined>(undefined);
  useEffect(() => {
    const last = before.current;
    before.current = opener;
    if (opener === undefined && last !== undefined) document.getElementById(last)?.focus();
  }, [opener]);
}
