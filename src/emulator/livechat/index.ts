export type { MadeToken } from './change-account.js';
export type {
  AssignChatOptions,
  ChangeAgentOptions,
  CreateTokenOptions,
  EndChatOptions,
  OpenTicketOptions,
  SayOptions,
  StartChatOptions,
} from './control-options.js';
export type { Controls } from './controls.js';
export { createSimulator, type Simulator, type SimulatorOptions } from './create-simulator.js';
export type { Fault, Faults } from './faults.js';
export { defaultQuirks, type Quirks } from './quirks.js';
export { helpDeskRetryDelaysMs, retryDelaysMs, retryDelaysV3Ms } from './retry-schedule.js';
export type { OutgoingDelivery, SendDelivery } from './send-delivery.js';
export { simulatorCredentials, simulatorLicense, simulatorOrganization } from './simulator-credentials.js';
export { type RunningSimulator, type StartSimulatorOptions, startSimulator } from './start-simulator.js';
export type { SimulatorSnapshot } from './state.js';
export type { StateView, TicketView } from './state-view.js';
export type { WebhookFault } from './webhook-faults.js';
