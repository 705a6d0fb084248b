import { expect, test } from 'vitest';
import { allowCallbacks } from '../../../src/shim/safety/allow-callbacks.js';

const hosts = ['flows.contoso.example', '.fabrikam.example'];

test.each([
  ['the platform', 'https://prod-01.westus.logic.azure.com/run', true],
  ['a host of the list', 'https://flows.contoso.example/run', true],
  ['below a host that stands for itself', 'https://a.flows.contoso.example/run', false],
  ['below a suffix', 'https://a.b.fabrikam.example/run', true],
  ['the suffix itself', 'https://fabrikam.example/run', false],
  ['a host that only ends alike', 'https://evilfabrikam.example/run', false],
  ['a host of the list over HTTP', 'http://flows.contoso.example/run', false],
])('%s: %s is %s', (_name, url, want) => {
  expect(allowCallbacks(hosts, false)(new URL(url))).toBe(want);
});

test('HTTP can be allowed for the hosts of the list, not for the platform', () => {
  const isAllowed = allowCallbacks(hosts, true);
  expect(isAllowed(new URL('http://flows.contoso.example/run'))).toBe(true);
  expect(isAllowed(new URL('http://prod-01.westus.logic.azure.com/run'))).toBe(false);
});
