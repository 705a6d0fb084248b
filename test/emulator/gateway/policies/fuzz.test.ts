import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluateText } from '../../../../src/emulator/gateway/policies/expressions/evaluate.js';
import {
  bracesDialect,
  plainDialect,
  triggerDialect,
} from '../../../../src/emulator/gateway/policies/expressions/expression.js';
import { parseTemplate } from '../../../../src/emulator/gateway/policies/expressions/parse-template.js';
import { preparePolicies } from '../../../../src/emulator/gateway/policies/prepare-policies.js';
import { policyTemplates } from '../../../../src/emulator/gateway/policies/templates/index.js';
import { fuzzRuns } from '../../../support/fuzz-runs.js';
import { runPolicy, toMessage } from '../../../support/gateway/apply-policy.js';

const dialects = [plainDialect, bracesDialect, triggerDialect];

/** Pieces that templates are made of, in any order. */
const pieces = [
  ...['@', '{', '}', '@{', '(', ')', "'", '"', ',', '.', '[', ']', ' ', '0', '~', '\\', 'é', '\ud800'],
  ...['@body()', '@item()', '@triggerBody()', "@headers('a')", "@connectionParameters('a','b')"],
  ...['@queryParameters(', '@environmentVariables("', '.a', "['b']", '[1]', 'null', 'https://x.test'],
];
const template = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));

test('any template is read, and its parts are the text again', () => {
  fc.assert(
    fc.property(
      fc.oneof(template, fc.string({ unit: 'binary' })),
      fc.constantFrom(...dialects),
      (text, dialect) => {
        const { parts, problems } = parseTemplate(text, dialect);
        expect(parts.map((part) => (part.kind === 'text' ? part.text : part.source)).join('')).toBe(text);
        for (const { position } of problems) expect(position).toBeLessThan(text.length);
        const none = (): undefined => undefined;
        evaluateText(
          { parts, problems },
          { connectionParameter: none, header: none, queryParameter: none, environmentVariable: none },
        );
      },
    ),
    fuzzRuns(100),
  );
});

const parameterNames = [
  ...['name', 'value', 'existsAction', 'urlTemplate', 'newPath', 'httpMethod', 'statusCode', 'retainKey'],
  ...['newPropertyParentPathTemplate', 'newPropertySubPathTemplate', 'propertyValuePathTemplate'],
  ...['propertyParentPath', 'propertySubPath', 'newPropertyPath', 'sourceString', 'replacementString'],
  ...['keyName', 'valueName', 'keyWithinCollectionPath', 'delimiterList', 'childPropertyName'],
  ...['parameterTemplate', 'parameterValueUrl', 'parameterValuePathTemplate', 'triggerConfig'],
  ...['triggerDataPath', 'nextLinkPropertyName', 'nextLinkParentPropertyPath'],
  ...['srcParentPath', 'srcSubPath', 'dstParentPath', 'dstSubPath', 'copyOnlySubProperties'],
];
const likely = fc.constantFrom(
  ...['@body()', '@body().a', '@item().a', 'a', 'a.b', "['a']", 'null', 'true', 'GET', 'x', '{@body().a}'],
  ...['[{@body().a}]', "'{@item().a}'", '/p/{id}?a=b', 'https://x.test/a', '200', "@headers('a')", ''],
);
const parameters = fc.record(
  Object.fromEntries(
    parameterNames.map((name) => [
      name,
      name === 'triggerConfig'
        ? fc.dictionary(fc.string(), likely)
        : fc.oneof(likely, template, fc.jsonValue()),
    ]),
  ),
);
const body = fc.oneof(
  fc.jsonValue(),
  fc.record({ a: fc.oneof(fc.jsonValue(), fc.array(fc.record({ a: fc.jsonValue() }))) }),
);

test('any instance of any template is prepared and applied to any message without failing', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...policyTemplates.keys()),
      parameters,
      body,
      fc.constantFrom(undefined, 200, 404),
      (templateId, values, value, status) => {
        const [prepared] = preparePolicies([{ templateId, parameters: toLong(values) }], []);
        if (prepared?.apply === undefined) return;
        const given = { body: value, ...(status === undefined ? {} : { status }) };
        let outcome = runPolicy(templateId, values, toMessage(given));
        const sideAnswer = toMessage({ status: 200, body: { a: 'b' } }).answer;
        for (let count = 0; outcome.kind === 'side-call' && sideAnswer !== undefined && count < 5; count++) {
          outcome = outcome.use(sideAnswer);
        }
        if (outcome.kind === 'unchanged' || outcome.kind === 'failed') expect(outcome.reason).not.toBe('');
      },
    ),
    fuzzRuns(400),
  );
});

const toLong = (values: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]: [string, unknown]) => [
      `x-ms-apimTemplateParameter.${name}`,
      value,
    ]),
  );

/** Texts that make a reader with backtracking look again and again at the same characters. */
const repeated = [
  "@headers('",
  '@body()[',
  "@body()['",
  '{@body().a',
  '@{',
  '@environmentVariables("',
  '{ ',
  '@body().@',
];

test.each(repeated)('reads a long text of %j in proportion to its length', (piece) => {
  for (const dialect of dialects) {
    // Quadratic reading of so many characters would take minutes, beyond the time limit of a test.
    const text = piece.repeat(Math.ceil(400_000 / piece.length));
    const { parts } = parseTemplate(text, dialect);
    expect(parts.length).toBeGreaterThan(0);
  }
});
