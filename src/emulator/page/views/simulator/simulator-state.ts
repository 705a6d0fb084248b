/** What of the simulator's state the page shows; it is described at `/simulator/state`. */
export interface SimulatorState {
  readonly chats: readonly StoredChat[];
  readonly tickets: readonly {
    readonly id: string;
    readonly subject: string;
    readonly status: string;
    readonly requester: { readonly name?: string; readonly mail: string };
    readonly modified: number;
  }[];
  readonly deliveries: readonly {
    readonly id: string;
    readonly eventType: string;
    readonly outcome: string;
    readonly url: string;
    readonly attempts: readonly { readonly at: string; readonly status?: number }[];
    readonly nextAttemptAt?: string;
    readonly body: unknown;
  }[];
  /** What goes wrong at the moment. */
  readonly fault?: Readonly<Record<string, unknown>>;
}

/** A chat with its visitor. */
export interface StoredChat {
  readonly chat: {
    readonly id: string;
    readonly started_timestamp: number;
    readonly ended_timestamp?: number | '';
    readonly agents: readonly { readonly name: string }[];
    readonly messages: readonly {
      readonly user_type: string;
      readonly author_name: string;
      readonly text: string;
      readonly timestamp: number;
    }[];
  };
  readonly visitor: { readonly name: string; readonly email?: string };
}

/** Uses a control of the simulator; `done` is said when it worked. */
export type Act = (
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body: object,
  done: string,
) => Promise<void>;
