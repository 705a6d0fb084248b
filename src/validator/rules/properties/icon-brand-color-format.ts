import { defineRule, everywhere, place, quote } from '../../rule.js';
import { sources } from '../../sources.js';

export const iconBrandColorFormat = defineRule({
  id: 'icon-brand-color-format',
  code: 'APP-02',
  covers: ['POL-5000.2.1.1'],
  summary: '`iconBrandColor` is a colour of the form `#RRGGBB`.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.schemas,
  example: { at: '/properties/iconBrandColor', in: 'properties', bad: 'orange', good: '#ff5100' },
  on: {
    properties(properties, report) {
      const color = properties.value['iconBrandColor'];
      if (color === undefined || (typeof color === 'string' && /^#[0-9a-f]{6}$/i.test(color))) return;
      report(`The brand colour is ${quote(color)}; write it as \`#\` and six hexadecimal digits.`, {
        at: place(properties, 'iconBrandColor'),
      });
    },
  },
});
