import supertest, { type Test } from 'supertest';
import { type Simulator, simulatorCredentials } from '../../../src/emulator/livechat/index.js';

type Method = 'get' | 'post' | 'put' | 'delete';

/** Calls the v2 API of a simulator as its owner. */
export function callV2(simulator: Simulator, method: Method, path: string, login?: string): Test {
  return supertest(simulator.app)
    [method](path)
    .set('X-API-Version', '2')
    .auth(login ?? simulatorCredentials.login, keyOf(simulator, login));
}

function keyOf(simulator: Simulator, login?: string): string {
  if (login === undefined) return simulatorCredentials.apiKey;
  return simulator.snapshot().agents.find((agent) => agent.login === login)?.apiKey ?? '';
}
