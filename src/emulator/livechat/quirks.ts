/** Where LiveChat's own pages disagree, or say nothing, the simulator lets the caller choose. */
export interface Quirks {
  /** What one ticket is answered as: the object of 2017, or the list envelope of today's samples. */
  singleTicket: (typeof quirkValues.singleTicket)[number];
  /**
   * `PUT /tickets/<id>`, which no revision documents: change the ticket, answer 200 and change nothing,
   * refuse the method (405), or have no such path (404).
   */
  updateTicket: (typeof quirkValues.updateTicket)[number];
  /** Whether `POST /webhooks` answers every registration or the new one alone. */
  createdWebhooks: (typeof quirkValues.createdWebhooks)[number];
  /**
   * Whether a ticket over REST carries what only captures and the published connector know:
   * `date`, `currentGroup`, `source.url`, `source.id` and `requester.ip`.
   */
  undocumentedFields: boolean;
}

/** The words each quirk takes. */
export const quirkValues = {
  singleTicket: ['object', 'envelope'],
  updateTicket: ['apply', 'ignore', 'refuse', 'missing'],
  createdWebhooks: ['all', 'new'],
} as const;

/** The first word of each, and no undocumented fields. */
export const defaultQuirks: Readonly<Quirks> = {
  singleTicket: 'object',
  updateTicket: 'apply',
  createdWebhooks: 'all',
  undocumentedFields: false,
};
