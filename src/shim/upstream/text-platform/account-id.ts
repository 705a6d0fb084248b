import { HttpProblem } from '../../http-problem.js';
import type { Call } from '../upstream.js';

/**
 * Refuses a connection whose user name is an e-mail address, before LiveChat is asked: a personal access token is
 * paired with the account id of the person who made it. LiveChat would only say "authentication error".
 * https://platform.text.com/docs/authorization/authorization-in-practice/#personal-access-tokens
 *
 * unverified: whether an e-mail address is accepted as the user name as well; one sample of the vendor prints it so.
 */
export function requireAccountId({ credential }: Call): void {
  if (!credential.username.includes('@')) return;
  throw new HttpProblem(
    401,
    'InvalidCredential',
    'The user name of the connection is an email address, but a personal access token goes with an account id. Find it ' +
      'in the developer console (platform.text.com/console) under Settings, Authorization, Personal Access Tokens, and ' +
      'make the connection again with it.',
    { headers: { 'WWW-Authenticate': 'Basic realm="LiveChat", charset="UTF-8"' } },
  );
}
