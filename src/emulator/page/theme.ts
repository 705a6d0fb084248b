/** What the maker chose; `system` follows the operating system. */
export type Theme = 'system' | 'light' | 'dark';

const key = 'connector-emulator-theme';

/** The theme that was chosen last. */
export function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(key);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system'; // a browser may keep its storage closed
  }
}

/** Shows a theme, and remembers it. */
export function applyTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
  try {
    localStorage.setItem(key, theme);
  } catch {
    // then it holds for this visit
  }
}
