/** Something that the modern LiveChat serves otherwise than its REST API v2 did. */
export interface Difference {
  /** The operation ids that it concerns. */
  readonly operations: readonly string[];
  /** The input or output, with a dot between names and `[]` after lists; absent when the whole operation is meant. */
  readonly field?: string;
  /**
   * `refused`: the input fails the call with a sentence; `absent`: the output never has a value; `approximated`: a
   * value near to it; `changed`: the value or what happens is another.
   */
  readonly kind: 'refused' | 'absent' | 'approximated' | 'changed';
  /** What happens, in words for a maker. */
  readonly what: string;
}

const tickets = ['GetTicket', 'CreateTicket', 'UpdateTicket'] as const;
const chats = ['WebhookChatStarted', 'WebhookChatEnded'] as const;

/** Everything that a flow may notice. */
export const differences: readonly Difference[] = [
  {
    operations: ['CreateAgent'],
    field: 'password',
    kind: 'refused',
    what: 'LiveChat invites the new agent by email to choose a password; none can be set.',
  },
  {
    operations: ['CreateAgent'],
    field: 'max_chats_count',
    kind: 'refused',
    what: 'More than 20 chats at once are refused.',
  },
  {
    operations: ['CreateAgent'],
    kind: 'changed',
    what: 'The new agent waits in LiveChat for the approval of the owner, and is offline until then.',
  },
  {
    operations: ['CreateAgent'],
    field: 'groups',
    kind: 'approximated',
    what: 'Empty while LiveChat does not show the new agent yet, which may take two minutes.',
  },
  {
    operations: ['CreateAgent', 'ListAgents'],
    field: 'permission',
    kind: 'approximated',
    what: 'A vice owner is shown as administrator.',
  },
  {
    operations: [...tickets, 'ListTickets', 'WebhookTicketCreated'],
    field: 'id',
    kind: 'changed',
    what: 'A UUID of HelpDesk. The ids of five characters that LiveChat gave its own tickets are not known to it.',
  },
  {
    operations: [...tickets, 'ListTickets', 'WebhookTicketCreated'],
    field: 'requester.ip',
    kind: 'absent',
    what: 'HelpDesk keeps no network address.',
  },
  {
    operations: [...tickets, 'ListTickets', 'WebhookTicketCreated'],
    field: 'source.id',
    kind: 'absent',
    what: 'HelpDesk does not tell which chat a ticket came from.',
  },
  {
    operations: [...tickets, 'ListTickets', 'WebhookTicketCreated'],
    field: 'source.type',
    kind: 'approximated',
    what: "HelpDesk's word for it in LiveChat's words; lc2 where there is none.",
  },
  {
    operations: [...tickets, 'ListTickets', 'WebhookTicketCreated'],
    field: 'status',
    kind: 'approximated',
    what: 'A ticket on hold is shown as pending, a closed one as solved.',
  },
  {
    operations: tickets,
    field: 'currentGroup.id',
    kind: 'changed',
    what: "A number made from the team's UUID: always the same for the same team, but no number that LiveChat knows.",
  },
  {
    operations: [...tickets, 'WebhookTicketCreated'],
    field: 'groups[].id',
    kind: 'changed',
    what: "A number made from the team's UUID: always the same for the same team, but no number that LiveChat knows.",
  },
  {
    operations: ['ListTickets'],
    kind: 'approximated',
    what: 'The 2,500 tickets that changed last, spam and archived ones among them; deleted tickets are not listed.',
  },
  {
    operations: ['CreateTicket'],
    field: 'source.type',
    kind: 'refused',
    what: 'Anything but lc2 is refused: HelpDesk takes no source.',
  },
  {
    operations: ['CreateTicket'],
    field: 'source.url',
    kind: 'refused',
    what: 'HelpDesk takes no source. The address of the page can go into the message.',
  },
  {
    operations: ['CreateTicket', 'UpdateTicket'],
    field: 'assignee.id',
    kind: 'refused',
    what: 'An email address that no agent of HelpDesk has, or one whose agent is in no team, is refused.',
  },
  {
    operations: ['UpdateTicket'],
    field: 'message',
    kind: 'changed',
    what: "Added as a message of the requester; the agent's replies are written in HelpDesk.",
  },
  ...(['requester.mail', 'requester.name', 'source.type', 'source.url'] as const).map((field) => ({
    operations: ['UpdateTicket'],
    field,
    kind: 'refused' as const,
    what: 'HelpDesk cannot change it: anything but what the ticket has now is refused.',
  })),
  {
    operations: chats,
    field: 'chat.id',
    kind: 'changed',
    what: "The id of the thread, LiveChat's present word for one conversation.",
  },
  {
    operations: ['WebhookChatEnded'],
    field: 'chat.ended_timestamp',
    kind: 'approximated',
    what: 'The time of the message that closed the chat, else of its last event, else of the notification.',
  },
  {
    operations: chats,
    field: 'chat.agents',
    kind: 'approximated',
    what: 'People who take part; bots and silent supervisors are left out.',
  },
  {
    operations: chats,
    field: 'chat.messages',
    kind: 'approximated',
    what: 'Rich messages appear as their words; forms and removed messages do not appear.',
  },
  {
    operations: chats,
    field: 'chat.events',
    kind: 'approximated',
    what: 'Files and the end of the chat; what LiveChat itself did is shown as done by an agent.',
  },
  {
    operations: ['WebhookChatEnded'],
    kind: 'approximated',
    what: 'A chat that the account of the connection cannot read comes with its id and the time of its end only.',
  },
  {
    operations: chats,
    field: 'event_unique_id',
    kind: 'changed',
    what: 'Made from the event, the chat and the thread; the same when the notification is repeated.',
  },
  {
    operations: chats,
    field: 'visitor.id',
    kind: 'changed',
    what: 'A UUID, which LiveChat gives its customers now.',
  },
  {
    operations: chats,
    field: 'visitor.language',
    kind: 'absent',
    what: 'LiveChat no longer tells the language of the browser.',
  },
  {
    operations: chats,
    field: 'visitor.page_current',
    kind: 'approximated',
    what: 'The last page that LiveChat knows of, else the page on which the chat started.',
  },
];
