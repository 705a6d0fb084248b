const style = `
:root { color-scheme: light dark; --line: #8884; --soft: #8882; --red: #c62828; --amber: #a15c00; --blue: #1565c0; }
@media (prefers-color-scheme: dark) { :root { --red: #ff8a80; --amber: #ffb74d; --blue: #90caf9; } }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; }
h1 { margin: 0; } h2 { border-top: 1px solid var(--line); padding-top: 1.5rem; margin-top: 2rem; }
.summary { font-size: 1.2rem; } .path, .place { color: GrayText; overflow-wrap: anywhere; font-size: .85rem; }
.place { margin: .2rem 0; } code, pre { font-family: ui-monospace, monospace; font-size: .85rem; }
pre { background: var(--soft); padding: .5rem; overflow-x: auto; border-radius: 4px; margin: .3rem 0; }
mark { background: #ffd54f66; color: inherit; display: inline-block; min-width: 100%; }
details { border: 1px solid var(--line); border-radius: 6px; margin: .6rem 0; padding: 0 .8rem; }
summary { padding: .5rem 0; cursor: pointer; } article { border-top: 1px solid var(--line); padding: .4rem 0 .6rem; }
article p { margin: .2rem 0; } .todo { padding-left: 0; list-style: none; } .todo li { padding: .2rem 0; }
.error, .warning, .info { font-weight: 600; } .error { color: var(--red); } .warning { color: var(--amber); }
.info { color: var(--blue); } .count { background: var(--soft); border-radius: 1rem; padding: 0 .5rem; font-size: .8rem; }
.hide-error [data-is=error], .hide-warning [data-is=warning], .hide-info [data-is=info] { display: none; }
`;

const script = `
for (const box of document.querySelectorAll('[data-severity]'))
  box.addEventListener('change', () => document.body.classList.toggle('hide-' + box.dataset.severity, !box.checked));
`;

/** A whole page with its style and script inside; it loads nothing. */
export function page(title: string, body: string): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${policy}"><title>${escapeHtml(title)}</title>
<style>${style}</style></head><body>
${body}
<script>${script}</script></body></html>
`;
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Text with what stands in backticks as code. */
export function code(text: string): string {
  return escapeHtml(text).replace(/`([^`]*)`/g, '<code>$1</code>');
}
