import { isSameSecret } from '../../shared/is-same-secret.js';
import { keyIdOf, type SecretBox } from '../../shared/secret-box.js';
import { UsageError } from '../../shared/usage-error.js';
import type { Store } from '../store/store.js';
import type { Subscriptions } from '../subscriptions/subscriptions.js';

/**
 * Refuses keys that do not fit the store: a callback that cannot be opened is a flow that hears nothing more, and with
 * another digest key every look-up misses in silence. Told at the start instead.
 */
export async function checkKeys(
  store: Store,
  secretBox: SecretBox,
  subscriptions: Pick<Subscriptions, 'callbackUrlOf' | 'digestCallback'>,
): Promise<void> {
  const unknown = new Set<string>();
  for (const subscription of await store.subscriptions.list()) {
    if (subscription.state !== 'active') continue;
    const url = open(() => subscriptions.callbackUrlOf(subscription));
    if (url === undefined) unknown.add(keyIdOf(subscription.callbackCipher));
    else if (!isSameSecret(subscriptions.digestCallback(url), subscription.callbackDigest)) {
      throw new UsageError(
        'The store was filled with another digest key. Add the oldest key to the others, or set it as SHIM_DIGEST_KEY.',
      );
    }
  }
  for (const { id, credentialCipher } of await store.registrations.list()) {
    if (open(() => secretBox.open(credentialCipher, `credential:${id}`)) === undefined)
      unknown.add(keyIdOf(credentialCipher));
  }
  if (unknown.size === 0) return;
  const ids = [...unknown].map((id) => `\`${id}\``).join(', ');
  throw new UsageError(
    `The store holds secrets that the keys given do not open; they were sealed with ${ids}, the newest key is \`${secretBox.keyId}\`. Add the missing key to SHIM_SECRET_KEYS_OLD or to the key file.`,
  );
}

function open(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
