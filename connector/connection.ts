import type { Connection } from '../src/model/connection.js';
import type { Throttling } from '../src/model/connector.js';

/** The names of the parameters are the ones the platform turns into HTTP Basic. */
export const connection = {
  authentication: 'basic',
  parameters: [
    {
      name: 'username',
      type: 'string',
      title: 'Username',
      description: 'The email address you sign in to LiveChat with, or your account id.',
      tooltip: 'On the modern LiveChat it is the account id, shown beside the personal access tokens.',
    },
    {
      name: 'password',
      type: 'securestring',
      title: 'API Key',
      description: 'The API key, or a personal access token, of that account.',
      tooltip: 'Personal access tokens are made in the developer console, under Settings, Authorization.',
    },
  ],
} as const satisfies Connection;

/** As published: https://learn.microsoft.com/connectors/livechat/ */
export const throttling = [
  { name: 'API calls per connection', calls: 100, renewalPeriodSeconds: 60 },
] as const satisfies readonly Throttling[];
