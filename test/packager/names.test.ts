import { expect, test } from 'vitest';
import { encodeName, toGuid, toIdentifier } from '../../src/packager/names.js';

test.each([
  { given: 'LiveChat', want: 'livechat' },
  { given: 'Parcel tracker (EU)', want: 'parcel-20tracker-20-28eu-29' },
  { given: 'a-b_c', want: 'a-2db-5fc' },
  { given: 'Zoë', want: 'zo-c3-ab' },
])('$given is $want in the name of a file', ({ given, want }) => {
  expect(encodeName(given)).toBe(want);
});

test.each([
  { given: 'Parcel tracker (EU)', want: 'ParcelTrackerEU' },
  { given: '3E Events', want: 'EEvents' },
  { given: 'Zoë', want: 'Zoe' },
  { given: '日本', want: '' },
])('$given is the identifier `$want`', ({ given, want }) => {
  expect(toIdentifier(given)).toBe(want);
});

test('a GUID is made from what it stands for', () => {
  expect(toGuid('a', 'b')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(toGuid('a', 'b')).toBe(toGuid('a', 'b'));
  expect(toGuid('a', 'b')).not.toBe(toGuid('ab'));
});
