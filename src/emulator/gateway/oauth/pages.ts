/** What the consent page shows. */
export interface Consent {
  readonly ticket: string;
  /** The provider's host. */
  readonly host: string;
  readonly clientId: string;
  readonly account: string;
  readonly scopes: readonly string[];
}

const style = `:root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}
body{background:light-dark(#f4f5f8,#14161b);color:light-dark(#1b1f27,#e9ebf0);margin:0;padding:0 1rem}
main{background:light-dark(#fff,#1c1f26);border:1px solid light-dark(#dfe2e8,#333842);border-radius:10px;margin:3rem auto;max-width:30rem;overflow-wrap:anywhere;padding:1.2rem 1.6rem}
h1{font-size:1.3rem;line-height:1.3;margin:0 0 .8rem}
a{color:light-dark(#0f5fc2,#8abaff)}
label{font-weight:600}
input,button{background:none;border:1px solid light-dark(#868c98,#7b8290);border-radius:7px;color:inherit;font:inherit;padding:.35rem .9rem}
input{box-sizing:border-box;margin:.25rem 0 1rem;width:100%}
button{cursor:pointer;margin-right:.5rem}
button[value=allow]{background:light-dark(#0f5fc2,#8abaff);border-color:transparent;color:light-dark(#fff,#0d1b30);font-weight:600}
:focus-visible{outline:2px solid light-dark(#0f5fc2,#8abaff);outline-offset:2px}`;

/** Headers of the pages: nothing from elsewhere, in nobody's frame; forms go here and to the application alone. */
export const htmlHeaders = (formTarget = ''): Readonly<Record<string, string>> => ({
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; form-action 'self' ${formTarget}; base-uri 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  // With `no-referrer` a browser sends the form with `Origin: null`, which is no origin of this server.
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
});

/** The page on which whoever signs in allows the application what it asks for. */
export function consentPage({ ticket, host, clientId, account, scopes }: Consent): string {
  const list =
    scopes.length === 0
      ? '<li>nothing by name</li>'
      : scopes.map((scope) => `<li>${escapeHtml(scope)}</li>`).join('');
  return page(
    `Sign in to ${host}`,
    `<p>The emulator plays <strong>${escapeHtml(host)}</strong>. No password is asked for and nothing leaves this machine.</p>
<p>The application <code>${escapeHtml(clientId)}</code> asks for:</p>
<ul>${list}</ul>
<form method="post" action="/identity/consent">
<input type="hidden" name="ticket" value="${escapeHtml(ticket)}">
<label for="account">Account</label>
<input id="account" name="account" value="${escapeHtml(account)}" autocomplete="off">
<button name="decision" value="allow">Allow</button>
<button name="decision" value="deny">Deny</button>
</form>`,
  );
}

/** What the browser shows at the end of a sign-in. */
export const resultPage = (title: string, message: string): string =>
  page(title, `<p>${escapeHtml(message)}</p>\n<p><a href="/">To the connectors</a></p>`);

const page = (title: string, content: string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title>
<style>${style}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>
${content}
</main></body>
</html>
`;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');
