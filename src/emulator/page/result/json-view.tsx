import { useMemo, useState } from 'preact/hooks';
import { type MarkedPlace, toJsonLines } from './json-lines.js';

const firstLines = 400;

/** A value as coloured JSON; places that do not fit their schema are marked and say why. */
export function JsonView({
  value,
  places = [],
  label,
}: {
  readonly value: unknown;
  readonly places?: readonly MarkedPlace[];
  readonly label: string;
}) {
  const [all, setAll] = useState(false);
  const lines = useMemo(() => toJsonLines(value, places), [value, places]);
  const shown = all ? lines : lines.slice(0, firstLines);
  const copy = (): void => {
    void navigator.clipboard?.writeText(typeof value === 'string' ? value : JSON.stringify(value, null, 2));
  };
  return (
    <figure class="json">
      <button type="button" class="small quiet copy" onClick={copy} aria-label={`Copy ${label}`}>
        Copy
      </button>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <section aria-label={label} tabIndex={0}>
        <pre>
          {shown.map(({ depth, tokens, problems }, index) => (
            <span key={index} class={problems.length > 0 ? 'line wrong' : 'line'}>
              {'  '.repeat(depth)}
              {tokens.map(({ kind, text }, place) => (
                <span key={place} class={kind}>
                  {text}
                </span>
              ))}
              {problems.map((problem) => (
                <em key={problem}>{problem}</em>
              ))}
            </span>
          ))}
        </pre>
      </section>
      {shown.length < lines.length && (
        <button type="button" class="small" onClick={() => setAll(true)}>
          Show all {lines.length} lines
        </button>
      )}
    </figure>
  );
}
