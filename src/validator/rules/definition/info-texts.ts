import { toPointer, toText } from '../../../shared/json-value.js';
import type { Severity } from '../../finding.js';
import type { DefinitionNode, Placed } from '../../model/nodes.js';
import { certification, defineRule, place, quote, type Report } from '../../rule.js';
import { sources } from '../../sources.js';
import { connectorAnnotation, statusOf } from '../operations/annotation.js';

const maximumTitle = 30;
const description = { minimum: 30, maximum: 500 };

export const titleLength = defineRule({
  id: 'title-length',
  code: 'FieldLengthExceeded',
  covers: ['STR-01', 'POL-5000.2.2.1'],
  summary: 'The title has at most 30 characters.',
  severity: certification('error'),
  certainty: 'A',
  source: sources.submission,
  note: 'Whether the title is unique among published connectors cannot be checked offline.',
  example: { at: '/info/title', bad: 'Contoso Lists, Items and Reminders', good: 'Contoso Lists' },
  on: {
    info({ value }, report) {
      const length = lengthOf(value['title']);
      if (length <= maximumTitle) return;
      report(`The title has ${length} characters; at most ${maximumTitle} are allowed.`, {
        at: '/info/title',
      });
    },
  },
});

export const descriptionLength = defineRule({
  id: 'description-length',
  code: 'FieldLengthNotInRange',
  covers: ['STR-05', 'POL-5000.2.3.4'],
  summary: 'The description has 30 to 500 characters.',
  severity: certification('error'),
  certainty: 'B',
  source: sources.submission,
  example: {
    at: '/info/description',
    bad: 'Lists of items.',
    good: 'Contoso keeps lists of items that a team works on.',
  },
  on: {
    info({ value }, report) {
      const length = lengthOf(value['description']);
      if (length === 0 || (length >= description.minimum && length <= description.maximum)) return;
      report(
        `The description has ${length} characters; it takes ${description.minimum} to ${description.maximum}.`,
        { at: '/info/description' },
      );
    },
  },
});

/** Products that the tool has always refused, and those that only the newer policy names. */
const products = ['power apps', 'power automate', 'logic apps'];
const newerProducts = [
  'power platform',
  'power virtual agents',
  'copilot studio',
  'power bi',
  'power pages',
  'microsoft flow',
  'power app',
  'logic app',
];

export const restrictedWords = defineRule({
  id: 'restricted-words',
  code: 'ValueContainsRestrictedWords',
  covers: ['STR-02', 'STR-05', 'POL-5000.2.2.2', 'POL-5000.2.3.5'],
  summary:
    'The title has no `API`, no `connector` and no product of the platform; the description names no such product.',
  severity: certification('error'),
  certainty: 'A',
  source: sources.submission,
  note: 'Products that only the newer policy names (Power Platform, Copilot Studio, Power BI and others), and `power app` or `logic app` alone, are a warning.',
  example: { at: '/info/title', bad: 'Contoso Lists API', good: 'Contoso Lists' },
  on: {
    info({ value }, report) {
      check('title', ['api', 'connector', ...products], ['STR-02', 'POL-5000.2.2.2']);
      check('description', products, ['STR-05', 'POL-5000.2.3.5']);

      function check(member: string, words: readonly string[], also: readonly string[]): void {
        const text = value[member];
        if (typeof text !== 'string') return;
        const refused = wordsIn(text, words);
        const others = wordsIn(text, newerProducts).filter((word) => !refused.includes(`${word}s`));
        const found = [...refused, ...others];
        if (found.length === 0) return;
        const message = `The ${member} contains ${found.map(quote).join(' and ')}, which certification does not allow there.`;
        report(message, {
          at: toPointer('info', member),
          also,
          ...(refused.length === 0 && { severity: 'warning' as const }),
        });
      }
    },
  },
});

function wordsIn(text: string, words: readonly string[]): readonly string[] {
  return words.filter((word) =>
    new RegExp(`(?<![a-z\\d])${word.replaceAll(' ', '\\s*')}s?(?![a-z\\d])`, 'i').test(text),
  );
}

export const englishText = defineRule({
  id: 'english-text',
  code: 'ValueMustBeInEnglish',
  covers: ['STR-01', 'STR-05', 'POL-5000.2.3.1'],
  summary: 'Title, descriptions and summaries are written in English.',
  severity: certification('error'),
  certainty: 'C',
  source: sources.validatorRules,
  note: 'A program tells letters apart, not languages: those outside the Latin script are found; those with accents, and signs outside ASCII in title or summary, are a warning. So is all that is said of parameters and properties.',
  example: { at: '/info/title', bad: 'Контосо', good: 'Contoso Lists' },
  members: ['x-ms-summary', 'title', 'description'],
  on: {
    info(info, report) {
      checkEnglish(info, 'title', report, { isName: true, also: ['STR-01'] });
      checkEnglish(info, 'description', report, { also: ['STR-05', 'POL-5000.2.3.1'] });
    },
    operation(operation, report) {
      checkEnglish(operation, 'summary', report, { isName: true });
      checkEnglish(operation, 'description', report);
    },
    parameter(parameter, report) {
      for (const member of ['x-ms-summary', 'description'])
        checkEnglish(parameter, member, report, { severity: 'warning' });
    },
    schema(schema, report) {
      for (const member of ['x-ms-summary', 'title', 'description'])
        checkEnglish(schema, member, report, { severity: 'warning' });
    },
  },
});

interface EnglishOptions {
  /** Names are short and plain: any sign outside ASCII is questioned. */
  readonly isName?: boolean;
  readonly severity?: Severity;
  readonly also?: readonly string[];
}

function checkEnglish(
  node: Placed,
  member: string,
  report: Report,
  { isName = false, severity, also = [] }: EnglishOptions = {},
): void {
  const text = node.value[member];
  // Most texts are ASCII, and the classes of Unicode are slow.
  if (typeof text !== 'string' || !/[^\0-\x7f]/.test(text)) return;
  const foreign = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.exec(text)?.[0];
  // A name may have an accent or a dash, so that alone is a warning.
  const found = foreign ?? (isName ? /[^\0-\x7f]/u : /[^\P{L}a-z]/iu).exec(text)?.[0];
  if (found === undefined) return;
  const grade = severity ?? (foreign === undefined ? 'warning' : undefined);
  report(
    `The ${member.replace('x-ms-', '')} has ${quote(found)}, which is no English letter; it has to be in English.`,
    {
      at: place(node, member),
      also,
      ...(grade !== undefined && { severity: grade }),
    },
  );
}

export const alphanumericEnd = defineRule({
  id: 'alphanumeric-end',
  code: 'ValueMustEndWithAlphanumeric',
  covers: ['STR-03', 'STR-08', 'POL-5000.2.2.3'],
  summary: 'Title and summaries end with a letter or digit; a summary may end with a closing parenthesis.',
  note: 'A title that ends with a closing parenthesis is a warning, as ten certified ones do, and so is a summary that ends with a bracket other than `[DEPRECATED]`.',
  severity: certification('error'),
  certainty: 'C',
  source: sources.validatorRules,
  example: { at: '/info/title', bad: 'Contoso Lists.', good: 'Contoso Lists' },
  on: {
    definition({ value, operations }, report) {
      const info = value['info'] as DefinitionNode['value'] | undefined;
      const check = (text: unknown, what: string, allowed: RegExp, at: string, also: readonly string[]) => {
        if (typeof text !== 'string' || text.trim() === '' || allowed.test(text)) return;
        report(
          `The ${what} ends with ${quote(text.slice(-1) === ' ' ? 'a blank' : text.slice(-1))}; it has to end with a letter or digit.`,
          { at, also, ...(/[)\]]$/.test(text) && { severity: 'warning' as const }) },
        );
      };
      check(info?.['title'], 'title', /[\p{L}\p{N}]$/u, '/info/title', ['STR-03', 'POL-5000.2.2.3']);
      if (/^\s+\S|\S[\r\n]+\S/.test(toText(info?.['title']))) {
        report('The title has a blank before it or a line break in it; write it in one line.', {
          at: '/info/title',
          code: 'STR-03',
          also: [],
          severity: 'warning',
        });
      }
      for (const operation of operations) {
        const allowed = /[\p{L}\p{N})]$|\[deprecated\]$/iu;
        check(operation.value['summary'], 'summary', allowed, `${operation.pointer}/summary`, ['STR-08']);
      }
    },
  },
});

/** Not just any beta: a connector may speak of those of its users. */
const betaService =
  /\b(?:is|are) (?:currently |still )?in (?:\w+ )?beta\b|\bbeta (?:service|version|release|API)\b/i;

export const connectorStatus = defineRule({
  id: 'connector-status',
  code: 'ProductionStatusOnBetaService',
  summary: 'A connector for a beta of a service is not marked as production.',
  severity: certification('error'),
  certainty: 'E',
  source: sources.validatorRules,
  note: 'That the service is a beta is taken from its host, base path, title, version or description.',
  example: {
    at: '/info/x-ms-api-annotation',
    also: [{ at: '/basePath', set: '/beta' }],
    bad: { status: 'Production' },
    good: { status: 'Preview' },
  },
  on: {
    definition(definition, report) {
      const { value } = definition;
      const info = value['info'] as DefinitionNode['value'] | undefined;
      const { annotation, pointer } = connectorAnnotation(definition);
      if (statusOf(annotation) !== 'production') return;
      const signs = {
        host: value['host'],
        basePath: value['basePath'],
        title: info?.['title'],
        version: info?.['version'],
        description: info?.['description'],
      };
      for (const [name, text] of Object.entries(signs)) {
        const sign = name === 'description' ? betaService : /(?<![a-z])beta(?![a-z])/i;
        if (typeof text !== 'string' || !sign.test(text)) continue;
        report(
          `The connector is marked \`Production\`, but its ${name} ${quote(text)} speaks of a beta; write \`Preview\`.`,
          {
            at: `${pointer}/status`,
          },
        );
        return;
      }
    },
  },
});

function lengthOf(text: unknown): number {
  return typeof text === 'string' ? text.length : 0;
}
