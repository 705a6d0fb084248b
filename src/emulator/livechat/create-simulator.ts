import express, { type Express } from 'express';
import { webhookTimeoutMs } from '../../livechat/v2/webhook.js';
import { type Clock, systemClock } from '../../shared/clock.js';
import { type Logger, silentLogger } from '../../shared/logger.js';
import { createAgentChatApi } from './agent-chat/agent-chat-api.js';
import { createConfigurationApi } from './configuration/configuration-api.js';
import type { SimulatorContext } from './context.js';
import { type Controls, createControls } from './controls.js';
import { createControlRouter } from './create-control-router.js';
import { createDeliveries } from './deliveries.js';
import { createFaults, type Faults } from './faults.js';
import { createHelpDeskRouter } from './helpdesk/create-help-desk-router.js';
import { createHistory } from './history.js';
import { createActionRouter } from './modern/create-action-router.js';
import { defaultQuirks, type Quirks } from './quirks.js';
import { createRandom } from './random.js';
import { createSeedState } from './seed/create-seed-state.js';
import { createSendDelivery, type SendDelivery } from './send-delivery.js';
import type { SimulatorSnapshot } from './state.js';
import { createV2Router } from './v2/create-v2-router.js';

/** How a simulator is made; everything has a default. */
export interface SimulatorOptions {
  /** The same seed and the same time make the same account. */
  readonly seed?: number;
  readonly clock?: Clock;
  readonly logger?: Logger;
  /** How long a receiver of a webhook has. */
  readonly webhookTimeoutMs?: number;
  /** Goes on from here instead of from the seed. */
  readonly snapshot?: SimulatorSnapshot;
  readonly quirks?: Partial<Quirks>;
  /** Called after every change of the state. */
  readonly onChange?: () => void;
  /** Posts a webhook message; over HTTP unless a test does it. */
  readonly send?: SendDelivery;
}

/** A stand-in for LiveChat (REST API v2, Configuration and Agent Chat API v3.6), HelpDesk, and the people in both. */
export interface Simulator {
  /** Answers requests; listen with it, or hand it to supertest. */
  readonly app: Express;
  readonly controls: Controls;
  readonly faults: Faults;
  /** In force at once when changed. */
  readonly quirks: Quirks;
  /** A copy of everything remembered, secrets included. */
  snapshot(): SimulatorSnapshot;
  /** Resolves when no webhook message is under way; those that wait for their next attempt do not count. */
  idle(): Promise<void>;
  /** Lets go of calls that hang and stops the deliveries. */
  close(): Promise<void>;
}

/**
 * Builds a simulator without listening.
 *
 * @example
 * const simulator = createSimulator({ seed: 7 });
 * const agents = await supertest(simulator.app)
 *   .get('/agents')
 *   .set('X-API-Version', '2')
 *   .auth(simulatorCredentials.login, simulatorCredentials.apiKey);
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const { seed = 1, clock = systemClock, logger = silentLogger, snapshot, onChange = () => {} } = options;
  const state = snapshot ? structuredClone(snapshot) : createSeedState(seed, clock);
  const random = createRandom(state);
  const quirks: Quirks = { ...defaultQuirks, ...options.quirks };
  const history = createHistory(state, clock, quirks);
  const changed = () => {
    history.changed();
    onChange();
  };
  const faults = createFaults(clock);
  const sender = options.send ? { send: options.send, close: async () => {} } : createSendDelivery();
  const deliveries = createDeliveries({
    state,
    clock,
    random,
    logger,
    send: sender.send,
    timeoutMs: options.webhookTimeoutMs ?? webhookTimeoutMs,
    webhookFault: () => faults.current()?.webhooks,
    changed,
  });
  const context: SimulatorContext = { state, clock, random, logger, quirks, deliveries, history, changed };
  const controls = createControls(context, faults);
  deliveries.resume();
  return {
    app: createApp(context, controls, faults),
    controls,
    faults,
    quirks,
    snapshot: () => structuredClone(state),
    idle: () => deliveries.idle(),
    async close() {
      faults.clear();
      await deliveries.close();
      await sender.close();
    },
  };
}

function createApp(context: SimulatorContext, controls: Controls, faults: Faults): Express {
  return express()
    .disable('x-powered-by')
    .disable('etag') // the real API does not answer 304
    .use('/simulator', createControlRouter(context, controls, faults))
    .use(faults.middleware, function noteState(_request, _response, next) {
      context.history.note();
      next();
    })
    .use('/v1', createHelpDeskRouter(context))
    .use(createActionRouter(context, [createConfigurationApi(context), createAgentChatApi(context)]))
    .use(createV2Router(context));
}
