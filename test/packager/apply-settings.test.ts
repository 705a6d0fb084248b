import { expect, test } from 'vitest';
import { createConnector } from '../../src/connector-folder/create-connector.js';
import { applySettings, withoutMember } from '../../src/packager/apply-settings.js';

const definition =
  '{\r\n\t"swagger": "2.0",\r\n\t"info": {"title": "A", "version": "1.0"},\r\n\t"host": "old",  "paths": {"/b": {"200": 1e3, "100": 2.50}}\r\n}';
const properties = '{"properties":{"connectionParameters":{},"iconBrandColor":"#111111"}}';
const folder = {
  connector: createConnector({ definition: JSON.parse(definition), properties: JSON.parse(properties) }),
  definition,
  properties,
};

test('without a setting, and with the values that are there already, nothing is touched', () => {
  expect(applySettings(folder, {})).toBe(folder);
  expect(applySettings(folder, { host: 'old', title: 'A', brandColor: '#111111' })).toBe(folder);
});

test('a setting changes its own place and no other byte', () => {
  const changed = applySettings(folder, { host: 'new.contoso.com', brandColor: '#222222' });
  expect(changed.definition).toBe(definition.replace('"old"', '"new.contoso.com"'));
  expect(changed.properties).toBe(properties.replace('#111111', '#222222'));
  expect(changed.connector.definition.host).toBe('new.contoso.com');
  expect(changed.connector.properties.iconBrandColor).toBe('#222222');
});

test('what is missing is added, and what is there of a list is kept', () => {
  const changed = applySettings(folder, {
    contact: { email: 'a@b.net' },
    website: 'https://b.net/',
    publisher: 'B',
  });
  const value = JSON.parse(changed.definition);
  expect(value.info).toEqual({ title: 'A', version: '1.0', contact: { email: 'a@b.net' } });
  expect(value['x-ms-connector-metadata']).toEqual([
    { propertyName: 'Website', propertyValue: 'https://b.net/' },
  ]);
  expect(value.paths).toEqual(JSON.parse(definition).paths);
  // What surrounds a new member is indented anew; values keep their order and spelling.
  expect(changed.definition).toMatch(/"200": 1e3,\s+"100": 2\.50/);
  const again = applySettings(changed, { website: 'https://c.net/', categories: 'Data' });
  expect(JSON.parse(again.definition)['x-ms-connector-metadata']).toEqual([
    { propertyName: 'Website', propertyValue: 'https://c.net/' },
    { propertyName: 'Categories', propertyValue: 'Data' },
  ]);
});

test('a member is taken out with its comma', () => {
  expect(JSON.parse(withoutMember('{"a": {"b": 1, "c": 2}}', ['a', 'b']))).toEqual({ a: { c: 2 } });
  expect(withoutMember('{"a": 1}', ['b'])).toBe('{"a": 1}');
});
