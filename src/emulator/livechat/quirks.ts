/** Where LiveChat's own pages disagree, or say nothing, the simulator lets the caller choose. */
export interface Quirks {
  /** What one ticket of v2 is answered as: the object of 2017, or the list envelope of today's samples. */
  singleTicket: (typeof quirkValues.singleTicket)[number];
  /**
   * `PUT /tickets/<id>`, which no revision documents: change the ticket, answer 200 and change nothing,
   * refuse the method (405), or have no such path (404).
   */
  updateTicket: (typeof quirkValues.updateTicket)[number];
  /** Whether `POST /webhooks` of v2 answers every registration or the new one alone. */
  createdWebhooks: (typeof quirkValues.createdWebhooks)[number];
  /**
   * Whether a ticket of v2 over REST carries what only captures and the published connector know:
   * `date`, `currentGroup`, `source.url`, `source.id` and `requester.ip`.
   */
  undocumentedFields: boolean;
  /** Whether v3 and HelpDesk take an e-mail address in place of the account id. */
  emailWithToken: boolean;
  /** How long reads of the Configuration API lag behind writes, in milliseconds; two minutes are documented. */
  staleConfigurationMs: number;
  /** The same for chats and archives. */
  staleChatsMs: number;
  /** How many calls v3 and HelpDesk each take in a minute; 0 is no limit. */
  callsPerMinute: number;
  /** With a region, calls of v3 that do not name it in `X-Region` or in their token's prefix are misdirected. */
  region: (typeof quirkValues.region)[number];
  /** Which header of an ending version answers of v3 carry. */
  lifecycle: (typeof quirkValues.lifecycle)[number];
  /** Whether failures of v3 have a status of their own each, or 400 all of them. */
  errorStatus: (typeof quirkValues.errorStatus)[number];
  /** `mixed`: `avatar_path` in the list and `avatar` for one agent, as the samples have it. */
  avatar: (typeof quirkValues.avatar)[number];
  /** The member that tells an agent's e-mail subscriptions. */
  emailSubscriptions: (typeof quirkValues.emailSubscriptions)[number];
  /** Whether a client id that never switched its license webhooks has them on. */
  licenseWebhooks: (typeof quirkValues.licenseWebhooks)[number];
  /** Whether `get_chat` and the archives leave out a customer's name and e-mail address. */
  bareCustomers: boolean;
  /** Whether a thread that ended has its closing system message. */
  closingMessage: (typeof quirkValues.closingMessage)[number];
  /** Whether HelpDesk is active on the organization. */
  helpDeskActive: boolean;
  /** Whether HelpDesk's list carries events unless asked. */
  defaultEventsScope: (typeof quirkValues.defaultEventsScope)[number];
  /** Whether a HelpDesk ticket is found by its short id. */
  shortIdLookup: boolean;
  /** What `PATCH /tickets/<ID>` does with a `subject`. */
  patchSubject: (typeof quirkValues.patchSubject)[number];
  /** What it does with a `requester`. */
  patchRequester: (typeof quirkValues.patchRequester)[number];
  /** What HelpDesk answers to a successful `POST`. */
  createdStatus: (typeof quirkValues.createdStatus)[number];
}

/** The words each quirk takes. */
export const quirkValues = {
  singleTicket: ['object', 'envelope'],
  updateTicket: ['apply', 'ignore', 'refuse', 'missing'],
  createdWebhooks: ['all', 'new'],
  region: ['any', 'dal', 'fra'],
  lifecycle: ['stable', 'legacy', 'deprecated'],
  errorStatus: ['own', 'badRequest'],
  avatar: ['mixed', 'avatar', 'avatar_path'],
  emailSubscriptions: ['summaries', 'email_subscriptions'],
  licenseWebhooks: ['enabled', 'disabled'],
  closingMessage: ['present', 'missing'],
  defaultEventsScope: ['none', 'full'],
  patchSubject: ['apply', 'ignore', 'refuse'],
  patchRequester: ['ignore', 'apply', 'refuse'],
  createdStatus: ['201', '200'],
} as const;

/** The first word of each, nothing stale, no limit. */
export const defaultQuirks: Readonly<Quirks> = {
  singleTicket: 'object',
  updateTicket: 'apply',
  createdWebhooks: 'all',
  undocumentedFields: false,
  emailWithToken: false,
  staleConfigurationMs: 0,
  staleChatsMs: 0,
  callsPerMinute: 0,
  region: 'any',
  lifecycle: 'stable',
  errorStatus: 'own',
  avatar: 'mixed',
  emailSubscriptions: 'summaries',
  licenseWebhooks: 'enabled',
  bareCustomers: false,
  closingMessage: 'present',
  helpDeskActive: true,
  defaultEventsScope: 'none',
  shortIdLookup: false,
  patchSubject: 'apply',
  patchRequester: 'ignore',
  createdStatus: '201',
};
