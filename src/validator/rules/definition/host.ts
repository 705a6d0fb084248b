import { defineRule, everywhere, quote } from '../../rule.js';
import { sources } from '../../sources.js';

/** A name, perhaps a port; no scheme, no path, no template. */
const hostName = /^(?<name>[^{}/\s:\\?#@*,;]+)(?::(?<port>\d{1,5}))?$/;

function isHost(text: string): boolean {
  const { name = '', port = '0' } = hostName.exec(text)?.groups ?? {};
  return (
    Number(port) <= 65535 && name.split('.').every((label) => /^[^-]/.test(label) && !label.endsWith('-'))
  );
}

export const host = defineRule({
  id: 'host',
  code: 'HostNameNotValid',
  summary: '`host` is a host name, perhaps with a port, without scheme and path.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/host', bad: 'https://api.contoso.com/v1', good: 'api.contoso.com' },
  on: {
    definition({ value }, report) {
      const found = value['host'];
      if (typeof found !== 'string' || isHost(found)) return;
      if (/^@\{?environmentVariables\(/i.test(found)) {
        report(
          `\`host\` is ${quote(found)}, which the platform fills in when a connector of a solution is saved; a submission needs the host itself.`,
          { at: '/host', severity: 'warning' },
        );
        return;
      }
      const [, scheme, name, path] = /^(?:([a-z]+):\/\/)?([^/]*)(\/.*)?$/i.exec(found) ?? [];
      const move = path && path !== '/' ? `, with ${quote(path)} in \`basePath\`` : '';
      const advice = (scheme || path) && name && isHost(name) ? ` Write ${quote(name)}${move}.` : '';
      report(`\`host\` is ${quote(found)}; it has to be a host name without scheme and path.${advice}`, {
        at: '/host',
      });
    },
  },
});

export const basePath = defineRule({
  id: 'base-path',
  code: 'BasePathNotValid',
  summary: '`basePath` begins with a slash and has only characters that the path of a URL has.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/basePath', bad: 'v1', good: '/v1' },
  on: {
    definition({ value }, report) {
      const found = value['basePath'];
      if (typeof found !== 'string') return;
      if (found.startsWith('/')) {
        const [unfit] = /[^\x21-\x7e]|["#<>?\\^`{|}]/u.exec(found) ?? [];
        if (unfit !== undefined)
          report(`\`basePath\` is ${quote(found)}; the path of a URL has no ${quote(unfit)}.`, {
            at: '/basePath',
            severity: 'warning',
          });
        return;
      }
      if (found === '')
        report('`basePath` is empty; write `/` or leave it out.', {
          at: '/basePath',
          fix: { pointer: '/basePath', set: '/' },
        });
      else {
        const isUrl = /^[a-z]+:\/\//i.test(found);
        report(`\`basePath\` is ${quote(found)}; it has to begin with \`/\`.`, {
          at: '/basePath',
          ...(!isUrl && { fix: { pointer: '/basePath', set: `/${found}` } }),
        });
      }
    },
  },
});
