/** Names of what holds a secret. */
const secretName =
  /(?:password|passwd|secret|(?:api|subscription|account|shared|private|auth)[-_ ]?key|access[-_ ]?token|authorization|bearer)/i;

/** What such a name may hold that is a secret rather than a word or a placeholder. */
const secretValue =
  /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z\d_\-.=+/]{20,}$|^(?:sk|pk|ghp|xox[abp])[-_]\w{10,}|^Bearer\s+\S{10,}|^eyJ[\w-]+\.[\w-]+\./;
const password = /^(?=\S*\d)(?=\S*[A-Za-z])[^\s{}<>$@]{8,60}$/;

/** Forms that providers give to their keys; the bounds keep the search linear. */
const knownForms = [
  /-----BEGIN [A-Z ]{0,20}PRIVATE KEY/,
  /\bAKIA[\dA-Z]{16}\b/,
  /\bgh[pousr]_\w{30,80}/,
  /\bxox[abprs]-[\w-]{10,80}/,
  /\b[rs]k_live_\w{10,80}/,
  /\bAIza[\w-]{35}/,
  /\bSG\.[\w-]{16,40}\.[\w-]{16,60}/,
  /\beyJ[\w-]{10,400}\.eyJ[\w-]{10,400}\./,
  /\bAccountKey=[\w+/]{20,100}/,
  /[?&]sig=[\w%+/.-]{20,200}/,
  /[\w~.]{3}8Q~[\w~.-]{31,40}/,
  /^Basic [A-Za-z\d+/]{12,200}={0,2}$/,
  /^Bearer (?=[\w.~+/-]*\d)[\w.~+/-]{16,400}=*$/,
];

/** Whether a value beside a name is a secret, as far as the two tell. */
export function isNamedSecret(name: string, value: string): boolean {
  const text = value.trim();
  if (text.length > 2000 || !secretName.test(name)) return false;
  return secretValue.test(text) || (/(?:password|passwd|secret)$/i.test(name) && password.test(text));
}

/** Place of the first text in a file that has the form that a provider gives to its keys. */
export function findFormOfSecret(text: string): number | undefined {
  const places = knownForms.flatMap((form) => form.exec(text)?.index ?? []);
  return places.length === 0 ? undefined : Math.min(...places);
}

/** Whether a text has the form that a provider gives to its keys. */
export function hasFormOfSecret(text: string): boolean {
  return knownForms.some((form) => form.test(text));
}
