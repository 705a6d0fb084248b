import { isJsonObject, ownMember, toText } from '../../../shared/json-value.js';
import type { Placed } from '../../model/nodes.js';
import { certification, defineRule, place, quote, type Report } from '../../rule.js';
import { sources } from '../../sources.js';

const summary = '/paths/~1items/get/summary';
const description = '/paths/~1items/get/description';
const parameter = '/paths/~1items/get/parameters/0';

export const summaryPlain = defineRule({
  id: 'summary-plain',
  code: 'STR-08',
  summary: 'The summary of an operation has letters, digits, blanks and parentheses only.',
  severity: certification('info'),
  certainty: 'C',
  source: sources.strings,
  note: 'Length, restricted characters and the last character have codes of their own. Many published summaries have hyphens, commas or apostrophes, so this is no more than a hint.',
  example: { at: summary, bad: 'List items: all', good: 'List items' },
  on: {
    operation(operation, report) {
      const text = toText(operation.value['summary']).replace(/[.\s]+$/, '');
      const found = /[^\p{L}\p{N}\p{M}\s()/\\<>*%&?]/u.exec(text)?.[0];
      if (found !== undefined) {
        report(
          `The summary of \`${operation.label}\` has ${quote(found)}; keep to letters, digits and parentheses.`,
          {
            at: place(operation, 'summary'),
          },
        );
      }
    },
  },
});

export const descriptionSentence = defineRule({
  id: 'description-sentence',
  code: 'STR-09',
  summary: 'Descriptions of operations and parameters are full sentences that end with punctuation.',
  severity: certification('warning'),
  certainty: 'D',
  source: sources.codingStandards,
  note: 'A third of the published descriptions do not.',
  example: { at: description, bad: 'Lists the items of a list', good: 'Lists the items of a list.' },
  members: ['description'],
  on: {
    operation: (operation, report) =>
      checkSentence(operation, `\`${operation.label}\``, operation.isInternal, report),
    parameter: (node, report) =>
      checkSentence(node, `\`${node.name}\``, node.isInternal || node.in === 'body', report),
  },
});

function checkSentence(node: Placed, name: string, isExempt: boolean, report: Report): void {
  const text = toText(node.value['description']).trim();
  if (isExempt || text === '' || /[.!?:)…`'"\]>]$/u.test(text)) return;
  const at = place(node, 'description');
  report(`The description of ${name} does not end with a full stop.`, {
    at,
    fix: { pointer: at, set: `${text}.` },
  });
}

export const summaryOwn = defineRule({
  id: 'summary-own',
  code: 'STR-10',
  covers: ['REV-02', 'REV-03'],
  summary: 'A summary differs from the description and from the `operationId`.',
  severity: certification('warning'),
  certainty: 'D',
  source: sources.strings,
  note: 'Reviewers reject a summary that is the `operationId`, even on internal operations.',
  example: { at: summary, bad: 'ListItems', good: 'List items' },
  on: {
    operation(operation, report) {
      const text = toText(operation.value['summary']).trim();
      if (text === '') return;
      const at = place(operation, 'summary');
      if (text === operation.id)
        report(`The summary of \`${operation.label}\` is its \`operationId\`; say in words what it does.`, {
          at,
          also: ['REV-02'],
        });
      const long = toText(operation.value['description']).trim();
      if (bare(text) === bare(long)) {
        report(`The description of \`${operation.label}\` only repeats the summary; say more.`, {
          at: place(operation, 'description'),
          also: ['REV-03'],
        });
      }
    },
  },
});

function bare(text: string): string {
  return text.toLowerCase().replace(/[\s.]+$/, '');
}

export const titleLengthOfInputs = defineRule({
  id: 'input-title-length',
  code: 'STR-12',
  summary: 'An `x-ms-summary` has at most 80 characters.',
  severity: certification('error'),
  certainty: 'B',
  source: sources.strings,
  note: 'On a property of a schema it is a warning: four published files have longer ones.',
  example: { at: `${parameter}/x-ms-summary`, bad: 'S'.repeat(81), good: 'Status' },
  members: ['x-ms-summary'],
  on: {
    typed(node, report) {
      checkTitle(node, node.node === 'parameter', report);
    },
    parameter(node, report) {
      if (node.in === 'body') checkTitle(node, true, report); // others are among the typed
    },
  },
});

function checkTitle(node: Placed, isParameter: boolean, report: Report): void {
  const { length } = toText(node.value['x-ms-summary']);
  if (length <= 80) return;
  report(`The \`x-ms-summary\` has ${length} characters; at most 80 are allowed.`, {
    at: place(node, 'x-ms-summary'),
    ...(!isParameter && { severity: 'warning' as const }),
  });
}

export const propertyTexts = defineRule({
  id: 'property-texts',
  code: 'STR-13',
  summary: 'Each property of a body or answer that holds a value has a title and a description.',
  severity: certification('warning'),
  certainty: 'D',
  source: sources.submission,
  note: 'A quarter of the published ones lack them. Internal properties and those of objects and lists are passed over.',
  example: {
    at: '/definitions/Item/properties/title/description',
    bad: undefined,
    good: 'What the item is about.',
  },
  on: {
    schema(schema, report) {
      const { value } = schema;
      if (
        schema.role !== 'property' ||
        schema.isInternal ||
        schema.uses.size === 0 ||
        Object.hasOwn(value, '$ref')
      )
        return;
      if (value['type'] === 'object' || value['type'] === 'array' || value['properties'] !== undefined)
        return;
      const hasTitle = toText(value['x-ms-summary']) !== '' || toText(value['title']) !== '';
      const missing = [
        ...(hasTitle ? [] : ['`x-ms-summary`']),
        ...(toText(value['description']) === '' ? ['`description`'] : []),
      ];
      if (missing.length > 0)
        report(`${quote(schema.name)} lacks ${missing.join(' and ')}, which makers read.`);
    },
  },
});

/** Words by which a description tells an event. */
const tellsAnEvent =
  /\b(?:when|whenever|trigger|fire|start|run|each time|every time|once|after|upon|as soon as|if|on (?:a|an|the|new|each|every))/i;

export const triggerTexts = defineRule({
  id: 'trigger-texts',
  code: 'STR-14',
  summary: 'The summary of a trigger begins with "When", and its description says what fires it.',
  severity: certification('warning'),
  certainty: 'E',
  source: sources.strings,
  example: { at: '/paths/~1hooks/post/summary', bad: 'Item added', good: 'When an item is added' },
  on: {
    operation(operation, report) {
      const text = toText(operation.value['summary']).trim();
      if (operation.kind === 'action' || operation.isInternal) return;
      if (text !== '' && !/^when\b/i.test(text)) {
        report(
          `The summary of the trigger \`${operation.label}\` is ${quote(text)}; begin with "When", as in \`When an item is added\`.`,
          {
            at: place(operation, 'summary'),
          },
        );
      }
      const long = toText(operation.value['description']).trim();
      if (long === '' || tellsAnEvent.test(long)) return;
      report(
        `The description of the trigger \`${operation.label}\` does not say what fires it, as in \`Triggers when an item is added.\``,
        { at: place(operation, 'description'), severity: 'info' },
      );
    },
  },
});

export const textCase = defineRule({
  id: 'text-case',
  code: 'STR-15',
  summary: 'A summary begins with a capital letter, and so does an `x-ms-summary`.',
  severity: certification('info'),
  certainty: 'E',
  source: sources.extensions,
  note: 'Sentence case for summaries, title case for `x-ms-summary`; no more than a hint.',
  example: { at: summary, bad: 'list items', good: 'List items' },
  members: ['x-ms-summary'],
  on: {
    operation(operation, report) {
      const text = toText(operation.value['summary']);
      const at = place(operation, 'summary');
      if (/^\p{Ll}/u.test(text)) report(`The summary ${quote(text)} begins with a small letter.`, { at });
      else if (isTitleCase(text))
        report(`The summary ${quote(text)} is in title case; write it as a sentence.`, { at });
    },
    parameter(node, report) {
      if (node.isInternal) return;
      checkFirstLetter(node, report);
      checkTitleCase(node, report);
    },
    schema(schema, report) {
      if (schema.role === 'property' && !schema.isInternal && schema.uses.size > 0)
        checkFirstLetter(schema, report);
    },
  },
});

/** Words that stay small in a title. */
const small =
  /^(?:a|an|and|as|at|but|by|for|from|in|into|is|nor|of|off|on|onto|or|out|over|per|than|that|the|to|up|via|vs|was|when|with|without)$/;

/** Four words and more, each with a capital: fewer may well be names. */
function isTitleCase(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => !small.test(word));
  return words.length > 3 && words.every((word) => /^\p{Lu}\p{Ll}/u.test(word));
}

function checkFirstLetter(node: Placed, report: Report): void {
  const text = toText(node.value['x-ms-summary']);
  if (!/^\p{Ll}/u.test(text)) return;
  report(`The \`x-ms-summary\` ${quote(text)} begins with a small letter.`, {
    at: place(node, 'x-ms-summary'),
  });
}

function checkTitleCase(node: Placed, report: Report): void {
  const text = toText(node.value['x-ms-summary']);
  const word = text
    .split(/\s+/)
    .slice(1)
    .find((part) => /^\p{Ll}{3,}$/u.test(part) && !small.test(part));
  if (word === undefined) return;
  report(
    `The \`x-ms-summary\` ${quote(text)} has ${quote(word)}; titles of inputs begin each word with a capital.`,
    { at: place(node, 'x-ms-summary') },
  );
}

/** Power Platform products and those that were renamed. */
const products =
  /(?<![a-z\d])(?:power\s?apps|power\s?automate|power\s?platform|power\s?pages|power\s?bi|logic\s?apps?|microsoft\s?flow|ms\s?flow|copilot\s?studio|power\s?virtual\s?agents|common\s?data\s?service)(?![a-z\d])/i;

export const productNames = defineRule({
  id: 'product-names',
  code: 'STR-16',
  summary: 'No summary or description names a product of the Power Platform.',
  severity: certification('warning'),
  certainty: 'C',
  source: sources.submission,
  example: {
    at: description,
    bad: 'Lists the items for Power Automate.',
    good: 'Lists the items of a list.',
  },
  members: ['title', 'x-ms-summary', 'description'],
  on: {
    operation: (operation, report) => checkProducts(operation, ['summary', 'description'], report),
    parameter: (node, report) => checkProducts(node, ['x-ms-summary', 'description'], report),
    schema: (schema, report) => checkProducts(schema, ['title', 'x-ms-summary', 'description'], report),
    response: (response, report) => checkProducts(response, ['description'], report),
    path: ({ pointer, value }, report) => {
      const content = value['x-ms-notification-content'];
      if (isJsonObject(content))
        checkProducts(
          { pointer: place({ pointer }, 'x-ms-notification-content'), value: content },
          ['description'],
          report,
        );
    },
  },
});

function checkProducts(node: Placed, members: readonly string[], report: Report): void {
  for (const member of members) {
    const text = ownMember(node.value, member);
    const found = typeof text === 'string' ? products.exec(text)?.[0] : undefined;
    if (found !== undefined)
      report(`\`${member}\` names ${quote(found)}; say it without.`, { at: place(node, member) });
  }
}
