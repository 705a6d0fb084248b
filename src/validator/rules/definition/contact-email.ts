import { toJsonObject } from '../../../shared/json-value.js';
import { defineRule, everywhere, quote } from '../../rule.js';
import { sources } from '../../sources.js';

/** One address, plain: no display name, no `mailto:`, ASCII only, a domain with a dot. */
const plainAddress =
  /^(?!\.)(?!.*\.[.@])[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+$/i;

export const contactEmail = defineRule({
  id: 'contact-email',
  code: 'ContactEmailNotValid',
  covers: ['POL-5000.3.1.4'],
  summary: 'The e-mail of the contact is one plain ASCII address.',
  severity: everywhere('error'),
  certainty: 'B',
  source: sources.validatorRules,
  example: { at: '/info/contact/email', bad: 'support at contoso.com', good: 'support@contoso.com' },
  on: {
    info({ value }, report) {
      const email = toJsonObject(value['contact'])['email'];
      if (typeof email !== 'string' || email.trim() === '') return;
      if (email.length <= 254 && plainAddress.test(email)) return;
      report(
        `\`email\` is ${quote(email)}; it has to be one plain ASCII address such as \`support@contoso.com\`.`,
        {
          at: '/info/contact/email',
        },
      );
    },
  },
});
