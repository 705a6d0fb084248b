import { toText } from '../../../shared/json-value.js';
import { certification, defineRule, place } from '../../rule.js';
import { sources } from '../../sources.js';

/** Fewer words say nothing that the summary does not. */
const fewestWords = 3;

export const descriptionOwn = defineRule({
  id: 'description-own',
  code: 'REV-03',
  summary: 'The description of an operation is its own, and more than a word or two.',
  severity: certification('warning'),
  certainty: 'A',
  source: sources.repository,
  note: `Found below ${fewestWords} words, and where another operation has the same. Reviewers send thin and copied descriptions back.`,
  example: { at: '/paths/~1items/get/description', bad: 'Items.', good: 'Lists the items of a list.' },
  members: ['description'],
  on: {
    definition({ operations }, report) {
      const first = new Map<string, string>();
      for (const operation of operations) {
        if (operation.isInternal) continue;
        const text = toText(operation.value['description']).trim().toLowerCase();
        if (text === '') continue;
        const at = place(operation, 'description');
        const other = first.get(text);
        if (text.split(/\s+/).length < fewestWords) {
          report(`The description of \`${operation.label}\` is too short to say what it does.`, { at });
        } else if (other !== undefined) {
          report(`The description of \`${operation.label}\` is that of \`${other}\`; say what it does.`, {
            at,
          });
        }
        first.set(text, other ?? operation.label);
      }
    },
    parameter(node, report) {
      if (node.isInternal || node.in === 'body') return;
      const text = bare(node.value['description']);
      if (text === '' || text !== bare(node.value['x-ms-summary'])) return;
      report(`The description of \`${node.name}\` only repeats its title; say what to fill in.`, {
        at: place(node, 'description'),
        severity: 'info',
      });
    },
  },
});

function bare(text: unknown): string {
  return toText(text)
    .trim()
    .toLowerCase()
    .replace(/[\s.]+$/, '');
}
