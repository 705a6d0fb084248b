import { type Difference, differences } from '../../connector/differences.js';
import type { Use } from './operations.js';

/** Something that a flow or workflow will notice. */
export interface Behaviour {
  readonly step: string;
  readonly operation: string;
  readonly field?: string;
  readonly kind: Difference['kind'] | 'unknown';
  readonly what: string;
  /** Where it is so: with every upstream, or only when the shim answers from the modern LiveChat. */
  readonly upstream: 'every' | 'modern';
  /** The step gives this very input. */
  readonly given: boolean;
}

/** What differs for the steps of a flow, those first that will fail. */
export function behavioursOf(uses: readonly Use[]): readonly Behaviour[] {
  return uses.flatMap(behavioursOfUse).sort((one, other) => weight(one) - weight(other));
}

function weight({ kind, given }: Behaviour): number {
  if (kind === 'unknown') return 0;
  return given ? 1 : 2;
}

function behavioursOfUse(use: Use): readonly Behaviour[] {
  const { step, operation, called, inputs } = use;
  if (operation === undefined) {
    const what = `This connector has no operation ${called}. The step was repointed, and will fail.`;
    return [{ step, operation: called, kind: 'unknown', what, upstream: 'every', given: false }];
  }
  const own = everywhere.filter((each) => each.operations.includes(operation));
  const modern = differences.filter((each) => each.operations.includes(operation));
  const describe = (upstream: Behaviour['upstream']) => {
    return ({ field, kind, what }: Difference): Behaviour => ({
      ...{ step, operation, kind, what, upstream },
      ...(field !== undefined && { field }),
      given: kind === 'refused' && field !== undefined && inputs[field] !== undefined,
    });
  };
  return [...own.map(describe('every')), ...modern.map(describe('modern')), ...constantTicket(use)];
}

/** A ticket id that is written out stands for a ticket of the deprecated LiveChat. */
function constantTicket({ step, operation = '', inputs }: Use): readonly Behaviour[] {
  const id = inputs['ticketId'];
  if (typeof id !== 'string' || /[@{]/.test(id)) return [];
  const what = `The ticket id \`${id}\` is written out. HelpDesk has other ids: put the ticket's UUID here.`;
  return [{ step, operation, field: 'ticketId', kind: 'changed', what, upstream: 'modern', given: true }];
}

const webhooks = ['WebhookChatStarted', 'WebhookChatEnded', 'WebhookTicketCreated'];

/** What differs from the published connector with either API of LiveChat. */
const everywhere: readonly Difference[] = [
  {
    operations: ['ListTickets'],
    kind: 'changed',
    what: 'All tickets up to 2,500, where the published connector gave the first 25.',
  },
  {
    operations: ['UpdateTicket'],
    kind: 'changed',
    what: 'The outcome is checked: a change that LiveChat does not make fails the step, where it passed unnoticed.',
  },
  {
    operations: webhooks,
    kind: 'changed',
    what: 'A notification is kept until the flow has taken it, and may arrive again after a fault; `event_unique_id` is the same then.',
  },
];
