import { expect, test } from 'vitest';
import { createNames } from '../../../src/importer/source/names.js';

test.each([
  { name: 'an operation id', given: 'GetTicketsV2', constant: 'getTicketsV2', file: 'get-tickets-v2' },
  {
    name: 'underscores and hyphens',
    given: 'list_all-agents',
    constant: 'listAllAgents',
    file: 'list-all-agents',
  },
  { name: 'capitals in a row', given: 'HTTPError', constant: 'httpError', file: 'http-error' },
  { name: 'a digit in front', given: '3D Model', constant: 'dModel', file: 'd-model' },
  { name: 'accents', given: 'Créer un élément', constant: 'creerUnElement', file: 'creer-un-element' },
  { name: 'a word of the language', given: 'delete', constant: 'deleteThing', file: 'delete-thing' },
  { name: 'no letters at all', given: '日本', constant: 'thing', file: 'thing' },
])('names $name', ({ given, constant, file }) => {
  expect(createNames()(given, 'thing')).toEqual({ constant, file });
});

test('no two names share a file, not even on a file system that does not tell capitals', () => {
  const name = createNames();
  const files = ['Ticket', 'ticket', 'TICKET', 'Ticket!', 'ticketSchema'].map(
    (wanted) => name(wanted, 'schema').file,
  );
  expect(new Set(files).size).toBe(5);
});
