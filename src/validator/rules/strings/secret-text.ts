/** Names of what holds a secret. */
const secretName =
  /(?:password|passwd|secret|(?:api|subscription|account|shared|private|auth)[-_ ]?key|access[-_ ]?token|authorization|bearer)/i;

/** What such a name may hold that is a secret rather than a word or a placeholder. */
const secretValue =
  /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z\d_\-.=+/]{20,}$|^(?:sk|pk|ghp|xox[abp])[-_]\w{10,}|^Bearer\s+\S{10,}|^eyJ[\w-]+\.[\w-]+\./;
const password = /^(?=\S*\d)(?=\S*[A-Za-z])[^\s{}<>$@]{8,60}$/;

interface SecretForm {
  /** A text without it has no such key: much quicker to look for. */
  readonly mark: string;
  readonly form: RegExp;
}

/** Forms that providers give to their keys; the bounds keep the search linear. */
const knownForms: readonly SecretForm[] = [
  { mark: 'PRIVATE KEY', form: /-----BEGIN [A-Z ]{0,20}PRIVATE KEY/ },
  { mark: 'AKIA', form: /\bAKIA[\dA-Z]{16}\b/ },
  ...['ghp_', 'gho_', 'ghu_', 'ghr_', 'ghs_'].map((mark) => ({
    mark,
    form: new RegExp(`\\b${mark}\\w{30,80}`),
  })),
  { mark: 'xox', form: /\bxox[abprs]-[\w-]{10,80}/ },
  { mark: 'k_live_', form: /\b[rs]k_live_\w{10,80}/ },
  { mark: 'AIza', form: /\bAIza[\w-]{35}/ },
  { mark: 'SG.', form: /\bSG\.[\w-]{16,40}\.[\w-]{16,60}/ },
  { mark: 'eyJ', form: /\beyJ[\w-]{10,400}\.eyJ[\w-]{10,400}\./ },
  { mark: 'AccountKey=', form: /\bAccountKey=[\w+/]{20,100}/ },
  { mark: 'sig=', form: /[?&]sig=[\w%+/.-]{20,200}/ },
  { mark: '8Q~', form: /[\w~.]{3}8Q~[\w~.-]{31,40}/ },
  { mark: 'Basic ', form: /^Basic [A-Za-z\d+/]{12,200}={0,2}$/ },
  { mark: 'Bearer ', form: /^Bearer (?=[\w.~+/-]*\d)[\w.~+/-]{16,400}=*$/ },
];

/** One of the marks; nearly every text has none, and one search is quicker than twelve. */
const anyMark = new RegExp(knownForms.map(({ mark }) => mark.replaceAll('.', '\\.')).join('|'));

/** Whether a value beside a name is a secret, as far as the two tell. */
export function isNamedSecret(name: string, value: string): boolean {
  const text = value.trim();
  if (text.length > 2000 || !secretName.test(name)) return false;
  return secretValue.test(text) || (/(?:password|passwd|secret)$/i.test(name) && password.test(text));
}

/** Place of the first text in a file that has the form that a provider gives to its keys. */
export function findFormOfSecret(text: string): number | undefined {
  const places = knownForms.flatMap(({ mark, form }) =>
    text.includes(mark) ? (form.exec(text)?.index ?? []) : [],
  );
  return places.length === 0 ? undefined : Math.min(...places);
}

/** Whether a text has the form that a provider gives to its keys. */
export function hasFormOfSecret(text: string): boolean {
  return anyMark.test(text) && knownForms.some(({ form }) => form.test(text));
}
