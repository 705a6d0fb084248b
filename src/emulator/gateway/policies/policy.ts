import type { AnswerState, RequestState } from '../message.js';
import type { PathSegment } from './expressions/expression.js';
import type { PolicyParameters } from './policy-parameters.js';

/** When a policy runs: before the backend is asked, after it answered, or when the call failed. */
export type PolicySection = 'Request' | 'Response' | 'Failure';

/** What a policy works on. `answer` is there in the sections `Response` and `Failure`. */
export interface PolicyMessage {
  readonly section: PolicySection;
  readonly request: RequestState;
  readonly answer?: AnswerState;
}

/** What a policy can know about its call besides the message. */
export interface PolicyContext {
  connectionParameter(name: string): string | undefined;
  environmentVariable(name: string): string | undefined;
  /** The call before any policy touched it. */
  readonly incoming: RequestState;
  /** The caller's path parameters, as they stood in the path. */
  readonly pathParameters: ReadonlyMap<string, string>;
  /** The connection's address at the gateway, without a trailing slash. */
  readonly gatewayUrl: string;
  /** Scheme and host of the backend: the definition's own and the one given in its place. */
  readonly backendOrigins: readonly string[];
  /** Whether a GET of this path, below the connection's address, is an operation. */
  isReadable(path: string): boolean;
  /** Whether the call is one of the operation that tests connections. */
  readonly isConnectionTest: boolean;
  /** What answers in the place of the backend. */
  readonly standIn?: 'mock' | 'recording';
  /** A `null` on the way to a property makes the call fail; otherwise the message stays as it is. */
  readonly isStrict: boolean;
}

/** What a policy did. `warnings` are for whoever wrote it. */
export type PolicyOutcome =
  | {
      readonly kind: 'changed';
      readonly message: PolicyMessage;
      readonly warnings?: readonly string[];
      readonly isUnauthenticated?: boolean;
    }
  | { readonly kind: 'unchanged'; readonly reason: string; readonly warnings?: readonly string[] }
  | { readonly kind: 'failed'; readonly reason: string }
  | {
      /** The gateway has to make this call first; what comes of it is told by `use`. */
      readonly kind: 'side-call';
      readonly request: RequestState;
      readonly warnings?: readonly string[];
      /** What of the answer is read. */
      readonly reads?: readonly PathSegment[];
      use(answer: AnswerState): PolicyOutcome;
    };

/** One policy instance, ready to run: a pure function. */
export type ApplyPolicy = (message: PolicyMessage, context: PolicyContext) => PolicyOutcome;

/** One of the platform's policy templates. */
export interface PolicyTemplate {
  /** As Microsoft writes it, lower case. */
  readonly id: string;
  /** The sections it can stand in; the first is meant when an instance names none. */
  readonly sections: readonly [PolicySection, ...PolicySection[]];
  /** Runs in all its sections whatever an instance says. */
  readonly isOnBothSides?: true;
  /** Moves or converts parts of a message, so that running it on what it made already makes no sense. */
  readonly reshapes?: true;
  /** Reads an instance's parameters, reporting what is wrong with them, and gives the function that applies it. */
  prepare(parameters: PolicyParameters): ApplyPolicy;
}
