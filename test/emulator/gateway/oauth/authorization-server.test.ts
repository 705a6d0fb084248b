import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createFakeClock } from '../../../support/fake-clock.js';
import { startTestGateway } from '../../../support/gateway/start-test-gateway.js';

const verifier = 'a-verifier-that-is-long-enough-for-rfc-7636-43';
const challenge = createHash('sha256').update(verifier).digest('base64url');

async function getCode(url: string, more: Record<string, string> = {}): Promise<string> {
  const query = new URLSearchParams({
    ...{ client_id: 'app', response_type: 'code', redirect_uri: 'http://127.0.0.1:1/back', prompt: 'none' },
    ...more,
  });
  const answer = await fetch(`${url}/identity/id.example/authorize?${query}`, { redirect: 'manual' });
  return new URL(answer.headers.get('location') ?? 'x:').searchParams.get('code') ?? '';
}

async function ask(url: string, form: Record<string, string>, headers: Record<string, string> = {}) {
  const answer = await fetch(`${url}/identity/id.example/token`, {
    ...{ method: 'POST', headers },
    body: new URLSearchParams(form),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const grant = { grant_type: 'authorization_code', redirect_uri: 'http://127.0.0.1:1/back' };
const client = { client_id: 'app', client_secret: 's' };

test('gives tokens for a code with its verifier, once', async () => {
  const { url } = await startTestGateway();
  const code = await getCode(url, { code_challenge: challenge, code_challenge_method: 'S256' });
  const form = { ...grant, client_id: 'app', code, code_verifier: verifier };
  const first = await ask(url, form);
  expect(first).toMatchObject({ status: 200, body: { token_type: 'Bearer', expires_in: 3600 } });
  expect(await ask(url, form)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test.each<[string, Record<string, string>, number, string]>([
  ['another verifier', { code_verifier: 'wrong' }, 400, 'invalid_grant'],
  ['another client', { client_id: 'other' }, 400, 'invalid_grant'],
  ['another redirect address', { redirect_uri: 'http://127.0.0.1:2/' }, 400, 'invalid_grant'],
  ['no client', { client_id: '' }, 401, 'invalid_client'],
  ['neither secret nor verifier', { client_secret: '', code_verifier: '' }, 400, 'invalid_grant'],
  ['an unknown grant', { grant_type: 'password', code: '' }, 400, 'unsupported_grant_type'],
  ['an invented refresh token', { grant_type: 'refresh_token', refresh_token: 'x' }, 400, 'invalid_grant'],
])('refuses %s', async (_name, change, status, error) => {
  const { url } = await startTestGateway();
  const code = await getCode(url, { code_challenge: challenge, code_challenge_method: 'S256' });
  const form = { ...grant, ...client, code, code_verifier: verifier, ...change };
  expect(await ask(url, form)).toMatchObject({ status, body: { error } });
});

test('a code is over after ten minutes', async () => {
  const clock = createFakeClock();
  const { url } = await startTestGateway({ clock });
  const code = await getCode(url);
  await clock.advance(600_000);
  expect(await ask(url, { ...grant, ...client, code })).toMatchObject({ status: 400 });
});

test('a refresh token is replaced when it is used', async () => {
  const { url } = await startTestGateway();
  const { body } = await ask(url, { ...grant, ...client, code: await getCode(url) });
  const form = { grant_type: 'refresh_token', refresh_token: String(body['refresh_token']) };
  const basic = { authorization: `Basic ${Buffer.from('app:s').toString('base64')}` };
  const second = await ask(url, form, basic);
  expect(second.status).toBe(200);
  expect(second.body['refresh_token']).not.toBe(body['refresh_token']);
  expect(await ask(url, form, basic)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test('sends codes to this machine only', async () => {
  const { url } = await startTestGateway();
  const query = new URLSearchParams({
    ...{ client_id: 'app', response_type: 'code', redirect_uri: 'https://evil.example/', prompt: 'none' },
  });
  const answer = await fetch(`${url}/identity/id.example/authorize?${query}`, { redirect: 'manual' });
  expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
});

test('the consent page shows texts of others as texts', async () => {
  const { url } = await startTestGateway();
  const query = new URLSearchParams({
    ...{ client_id: '<script>', response_type: 'code', scope: '"><b>' },
  });
  const answer = await fetch(`${url}/identity/id.example/authorize?${query}`);
  const page = await answer.text();
  expect(page).toContain('&lt;script&gt;');
  expect(page).not.toContain('<b>');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
});
