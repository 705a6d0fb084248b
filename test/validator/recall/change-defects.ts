import { type PlacedDefect, planted } from './placed-defect.js';

const word = [{ at: '{queryInput}', set: { name: 'word', in: 'query', type: 'string', enum: ['a', 'b'] } }];
const format = [{ at: '{answerLeaf}', set: { type: 'string', format: 'date-time' } }];

/** Section 5.10 of the rule table: the sound connector is the version before. */
export const changeDefects: readonly PlacedDefect[] = [
  ...planted('BRK-01', '{action}', [undefined], { want: '{path}' }),
  ...planted('BRK-02', '{action}/x-ms-visibility', ['internal']),
  ...planted('BRK-03', '{bodyLeaf}', [undefined], { want: '{body}' }),
  ...planted('BRK-04', '{bodyLeaf}/x-ms-visibility', ['internal']),
  ...planted('BRK-05', '{answerLeaf}', [undefined], { want: '{answerSchema}' }),
  ...planted('BRK-05', '{answer}/schema', [undefined], { want: '{answer}' }),
  ...planted('BRK-06', '{answerLeaf}', [{ type: 'boolean' }], {
    want: '{answerLeaf}/type',
    around: [{ at: '{answerLeaf}', set: { type: 'string' } }],
  }),
  ...planted('BRK-07', '{answerLeaf}/format', ['date'], { around: format }),
  ...planted('BRK-07', '{answerLeaf}/format', [undefined], { around: format, want: '{answerLeaf}' }),
  ...planted('BRK-09', '{queryInput}/in', ['header'], { around: word }),
  ...planted('BRK-10', '{queryInput}/enum', [['a'], ['a', 'c']], { around: word }),
  ...planted('BRK-14', '{queryInput}/required', [true], { around: word }),
  ...planted('BRK-15', '{action}/operationId', ['CalledOtherwise']),
];
