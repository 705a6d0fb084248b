import type { Address, ConnectorInfo, ReferenceNotes } from '../src/model/connector.js';
import { differences } from './differences.js';

/** Who stands behind the connector. The example names are for the operator to replace. */
export const info = {
  title: 'LiveChat',
  description:
    'LiveChat is a customer service platform. Manage agents, create and follow tickets, and act when a chat starts, a chat ends or a ticket is created.',
  version: '1.0.0',
  contact: {
    name: 'LiveChat connector maintainers',
    url: 'https://livechat-connector.example/support',
    email: 'support@livechat-connector.example',
  },
  website: 'https://www.livechat.com/',
  privacyPolicy: 'https://www.livechat.com/legal/privacy-policy/',
  categories: ['Communication', 'Sales and CRM'],
  publisher: 'LiveChat connector maintainers',
  stackOwner: 'Text',
  brandColor: '#ff5100',
} as const satisfies ConnectorInfo;

/** A reserved example host (RFC 2606): the operator puts the shim's own host here with `generate --host`. */
export const address = {
  scheme: 'https',
  host: 'livechat-shim.example',
  basePath: '/',
} as const satisfies Address;

/** What the reference page says beside the tables. */
export const notes = {
  introduction:
    'This connector is a drop-in replacement for the published LiveChat connector: the same operations, keys, titles and types. It talks to the shim of this project, which talks to LiveChat.',
  prerequisites: 'A LiveChat account, and a shim that the platform can reach over HTTPS.',
  credentials:
    'The email address of an agent (on the modern LiveChat: the account id) and an API key or a personal access token. They are sent to the shim with every call (HTTP Basic) and passed on to LiveChat.',
  limitations: [
    'List tickets answers at most 2,500 tickets (100 pages of LiveChat), the last changed first.',
    'LiveChat documents no call that changes a ticket. Update ticket checks what came of the change, and fails with a clear message when LiveChat did not make it.',
    'A ticket that came by another way than a chat has no source id, and only some tickets tell the IP address of the requester.',
    'A notification may arrive more than once; Event Id is the same then.',
  ],
  tables: [
    {
      title: 'On the modern LiveChat',
      text: "The shim answers from LiveChat's REST API v2, which LiveChat has deprecated, or from the APIs that came after it: Configuration API and Agent Chat API v3.6, and HelpDesk for tickets. There the user name is the account id, and these things differ:",
      head: ['Operation', 'Key', 'What differs'],
      rows: differences.map(({ operations, field, what }) => [operations.join(', '), field ?? '', what]),
    },
  ],
} satisfies ReferenceNotes;
