import { useState } from 'preact/hooks';
import { type Route, toHash } from '../route.js';
import { applyTheme, storedTheme, type Theme } from '../theme.js';

const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** Name, sections and theme. */
export function Masthead({ route, simulator }: { readonly route: Route; readonly simulator: boolean }) {
  const sections: readonly (readonly [Route, string])[] = [
    [{ view: 'operations', connector: '' }, 'Operations'],
    [{ view: 'connections' }, 'Connections'],
    [{ view: 'flows' }, 'Flows'],
    [{ view: 'calls' }, 'Calls'],
    ...(simulator ? ([[{ view: 'simulator' }, 'Simulator']] as const) : []),
  ];
  return (
    <header class="masthead">
      <a class="brand" href="#/operations">
        <svg viewBox="0 0 16 16" width="20" height="20" aria-hidden="true">
          <rect width="16" height="16" rx="4" />
          <path d="M5 4.5v3a3 3 0 0 0 6 0v-3M8 10.5v3" />
        </svg>
        Connector emulator
      </a>
      <nav aria-label="Sections">
        {sections.map(([target, label]) => (
          <a key={label} href={toHash(target)} aria-current={target.view === route.view ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      <ThemeChoice />
    </header>
  );
}

function ThemeChoice() {
  const [theme, setTheme] = useState(storedTheme);
  return (
    <label class="theme">
      <span class="visually-hidden">Theme</span>
      <select
        value={theme}
        onChange={({ currentTarget }) => {
          const chosen = themes.find((name) => name === currentTarget.value) ?? 'system';
          applyTheme(chosen);
          setTheme(chosen);
        }}
      >
        <option value="system">System</option>
        <option value="light">Light</option>
        <option value="dark">Dark</option>
      </select>
    </label>
  );
}
