/** What customers write about: the opening message and what may follow. */
export interface Topic {
  readonly subject: string;
  readonly message: string;
  readonly tags: readonly string[];
  readonly group: number;
  /** What an agent notes for the others. */
  readonly note: string;
  readonly reply: string;
  readonly followUp: string;
}

/** The stories of the seeded tickets. */
export const seedTopics: readonly Topic[] = [
  {
    subject: 'Parcel never came',
    message: 'My parcel is two weeks late.',
    tags: ['delivery'],
    group: 5,
    note: 'Please check with the carrier.',
    reply: 'The carrier lost the parcel. A new one leaves today.',
    followUp: 'Thank you, I will be at home.',
  },
  {
    subject: 'Charged twice',
    message: 'My card was charged twice for one order.',
    tags: ['billing', 'refund'],
    group: 3,
    note: 'The second charge is only a reservation, see the payment log.',
    reply: 'The second amount is a reservation and falls away within three days.',
    followUp: 'It is gone now.',
  },
  {
    subject: 'Invoice with company name',
    message: 'Can the invoice carry the name of our company?',
    tags: ['billing', 'invoice'],
    group: 3,
    note: 'They sent the tax number by phone.',
    reply: 'Here is the corrected invoice.',
    followUp: 'Perfect.',
  },
  {
    subject: 'Quote for forty chairs',
    message: 'We would like a quote for forty chairs, delivered in May.',
    tags: ['sales'],
    group: 1,
    note: 'A discount of 12 % is fine.',
    reply: 'The quote is attached. It holds for thirty days.',
    followUp: 'We will decide next week.',
  },
  {
    subject: 'Wrong colour',
    message: 'I ordered the lamp in green and got a blue one.',
    tags: ['returns', 'delivery'],
    group: 5,
    note: 'The warehouse mixed up two labels.',
    reply: 'Keep the blue one; the green one is on its way.',
    followUp: 'That is very kind.',
  },
  {
    subject: 'Cannot sign in',
    message: 'The reset link says it has expired, three times in a row.',
    tags: ['account'],
    group: 0,
    note: 'The mail provider opens links in advance, which uses them up.',
    reply: 'We sent a code instead of a link.',
    followUp: 'The code worked.',
  },
  {
    subject: 'Warranty of the desk',
    message: 'One leg of the desk is loose after a year. Is that covered?',
    tags: ['warranty'],
    group: 0,
    note: 'Ask for a photo first.',
    reply: 'It is covered. Please send us a photo of the joint.',
    followUp: 'Here is the photo.',
  },
  {
    subject: 'Change of address',
    message: 'I moved. Can you send the order to my new address?',
    tags: ['delivery', 'account'],
    group: 5,
    note: 'The order is already packed.',
    reply: 'The carrier has the new address.',
    followUp: 'Great.',
  },
  {
    subject: '(no subject)',
    message: 'Hello? Is anybody there?',
    tags: [],
    group: 0,
    note: 'No contact in the system.',
    reply: 'We are here. What can we do for you?',
    followUp: 'I found the answer myself.',
  },
];

/** Nobody answers these. */
export const spamTopic = {
  subject: 'Grow your followers',
  message: 'Ten thousand followers overnight, write to us at offers@spam.example.',
} as const;
