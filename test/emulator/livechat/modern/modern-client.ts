import supertest, { type Test } from 'supertest';
import {
  createSimulator,
  type Simulator,
  simulatorCredentials,
} from '../../../../src/emulator/livechat/index.js';
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.js';

const { accountId, personalAccessToken, ownerClientId } = simulatorCredentials;

/** What a HelpDesk call names itself. */
export const userAgent = 'livechat-connector-tests/1.0';

/** A simulator on a clock that stands still, whose messages all arrive. */
export function start(options: Parameters<typeof createSimulator>[0] = {}): Simulator & { clock: FakeClock } {
  const clock = createFakeClock();
  return { ...createSimulator({ clock, send: async () => 200, ...options }), clock };
}

/** Calls the Configuration API as the owner. */
export function configure(
  { app }: Simulator,
  action: string,
  body: object = {},
  token: string = personalAccessToken,
): Test {
  return supertest(app).post(`/v3.6/configuration/action/${action}`).auth(accountId, token).send(body);
}

/** Calls the Agent Chat API as the owner. */
export function chat(
  { app }: Simulator,
  action: string,
  body: object = {},
  token: string = personalAccessToken,
): Test {
  return supertest(app).post(`/v3.6/agent/action/${action}`).auth(accountId, token).send(body);
}

/** Calls HelpDesk as the owner. */
export function helpDesk(
  { app }: Simulator,
  method: 'get' | 'post' | 'put' | 'patch' | 'delete',
  path: string,
): Test {
  return supertest(app)
    [method](`/v1${path}`)
    .auth(accountId, personalAccessToken)
    .set('User-Agent', userAgent);
}

/** Registers a webhook of v3. */
export async function register(simulator: Simulator, action: string, more: object = {}): Promise<string> {
  const { body } = await configure(simulator, 'register_webhook', {
    action,
    secret_key: 'hush',
    url: 'https://shim.example/hooks',
    type: 'license',
    owner_client_id: ownerClientId,
    ...more,
  }).expect(200);
  return body.id;
}

/** The bodies of what was sent, in order. */
export function createRecorder() {
  const bodies: Record<string, unknown>[] = [];
  const send = async ({ body }: { readonly body: string }) => {
    bodies.push(JSON.parse(body));
    return 200;
  };
  return { bodies, send };
}
