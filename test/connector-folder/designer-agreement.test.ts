import { expect, test } from 'vitest';
import { findCorpus, formatAgreement, measureAgreement } from '../../scripts/designer-agreement.js';

const corpus = findCorpus();

test('describes published connectors as the workflow designer does', async ({ skip }) => {
  if (corpus === undefined) skip('There is no corpus; set LIVECHAT_CONNECTOR_CORPUS to its folder.');

  const agreement = await measureAgreement(corpus ?? '');

  const { operations, operationsEqual, keys, keysEqual, titlesEqual, typesEqual, requiredEqual } = agreement;
  expect(
    { operationsEqual, keysEqual, titlesEqual, typesEqual, requiredEqual },
    formatAgreement(agreement),
  ).toEqual({
    operationsEqual: operations,
    keysEqual: keys,
    titlesEqual: keys,
    typesEqual: keys,
    requiredEqual: keys,
  });
  expect(operations).toBeGreaterThan(0);
});
