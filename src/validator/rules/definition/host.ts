import { defineRule, everywhere, quote } from '../../rule.js';
import { sources } from '../../sources.js';

/** As the published schema has it: a name, perhaps a port; no scheme, no path, no template. */
const hostName = /^[^{}/ :\\?#@]+(?::\d+)?$/;

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
      if (typeof found !== 'string' || (hostName.test(found) && found === found.trim())) return;
      const [, scheme, name, path] = /^(?:([a-z]+):\/\/)?([^/]*)(\/.*)?$/i.exec(found) ?? [];
      const move = path && path !== '/' ? `, with ${quote(path)} in \`basePath\`` : '';
      const advice = (scheme || path) && name && hostName.test(name) ? ` Write ${quote(name)}${move}.` : '';
      report(`\`host\` is ${quote(found)}; it has to be a host name without scheme and path.${advice}`, {
        at: '/host',
      });
    },
  },
});

export const basePath = defineRule({
  id: 'base-path',
  code: 'BasePathNotValid',
  summary: '`basePath` begins with a slash.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/basePath', bad: 'v1', good: '/v1' },
  on: {
    definition({ value }, report) {
      const found = value['basePath'];
      if (typeof found !== 'string' || found.startsWith('/')) return;
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
