import type { Connector } from '../../../connector-folder/connector.js';
import type { Clock } from '../../../shared/clock.js';
import type { Connections } from '../connections.js';
import type { Dynamic } from '../dynamic/resolve-dynamic.js';
import type { Events } from '../events.js';
import type { Exchanges } from '../exchanges.js';
import type { Forward } from '../forward-request.js';
import type { InvokeOperation } from '../invoke-operation.js';
import type { Mock } from '../mock/create-mock.js';
import type { SignIn } from '../oauth/sign-in.js';
import type { Recording } from '../recording/create-recording.js';
import type { Runs } from '../runs.js';
import type { Flows } from '../triggers/flows.js';
import type { SendSample } from '../triggers/send-sample.js';

/** What the control interface is built on. */
export interface ControlOptions {
  readonly connectors: ReadonlyMap<string, Connector>;
  readonly connections: Connections;
  readonly signIn: SignIn;
  readonly flows: Flows;
  readonly runs: Runs;
  readonly events: Events;
  readonly exchanges: Exchanges;
  readonly invokeOperation: InvokeOperation;
  readonly mock: Mock;
  readonly recording: Recording;
  readonly dynamic: Dynamic;
  readonly sendSample: SendSample;
  readonly clock: Clock;
  readonly forward: Forward;
  readonly publicUrl: () => string;
  readonly simulatorUrl: string | undefined;
}
