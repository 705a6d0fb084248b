import { expect, test } from 'vitest';
import { readXmlOutline } from '../../../src/validator/model/xml-outline.js';

test.each([
  { name: 'an empty element', xml: '<a><b /></a>', want: false },
  { name: 'an element with white space', xml: '<a><b>\n </b></a>', want: false },
  { name: 'an attribute', xml: '<a><b c="1"/></a>', want: true },
  { name: 'a child', xml: "<?xml version='1.0'?><!-- b --><a><b><c/></b></a>\n", want: true },
  { name: 'text', xml: '\uFEFF<a><b>x</b></a>', want: true },
  { name: 'another name that begins so', xml: '<a><bc d="1"/></a>', want: false },
  { name: 'the name in a comment', xml: '<a><!-- <b c="1"/> --></a>', want: false },
])('$name: filled is $want', ({ xml, want }) => {
  expect(readXmlOutline(xml)?.isFilled('b')).toBe(want);
});

test.each([
  '',
  'text',
  '<a>',
  '<a></b>',
  '<a/><b/>',
  '<a><b></a></b>',
  '<a b=1/>',
  '<a',
  '<a><</a>',
  'x<a/>',
  '<a/>x',
])('`%s` is not well-formed', (xml) => {
  expect(readXmlOutline(xml)).toBeUndefined();
});

test('texts are given with their entities resolved', () => {
  const outline = readXmlOutline('<a><b>/x &amp; y</b><b> z </b><b><c/></b></a>');
  expect(outline?.textsOf('b')).toEqual(['/x & y', 'z']);
});
