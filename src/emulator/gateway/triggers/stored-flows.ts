import type { SecretBox } from '../../../shared/secret-box.js';
import { newSigningKey } from '../identifiers.js';
import type { DeletedFlow, Flow, StoredDeletedFlow, StoredFlow } from './flow.js';

const contextOf = (workflowId: string): string => `flow ${workflowId}`;

/** A flow for the snapshot: its key sealed, its test control left behind. */
export function sealFlow({ signingKey, respondWith: _, ...rest }: Flow, secretBox: SecretBox): StoredFlow {
  return { ...rest, sealedSigningKey: secretBox.seal(signingKey, contextOf(rest.workflowId)) };
}

/** A deleted flow for the snapshot. */
export function sealDeletedFlow(
  { signingKey, ...rest }: DeletedFlow,
  secretBox: SecretBox,
): StoredDeletedFlow {
  return { ...rest, sealedSigningKey: secretBox.seal(signingKey, contextOf(rest.workflowId)) };
}

/** A stored flow. When another key sealed it, its callback URL is lost: it comes back turned off and unsubscribed. */
export function openFlow({ sealedSigningKey, ...rest }: StoredFlow, secretBox: SecretBox): Flow {
  const signingKey = openKey(sealedSigningKey, rest.workflowId, secretBox);
  if (signingKey !== undefined) return { ...rest, signingKey };
  return {
    ...rest,
    signingKey: newSigningKey(),
    state: 'Disabled',
    subscription: {
      state: 'none',
      warnings: ['The stored callback key could not be opened. Turn the flow on again.'],
    },
  };
}

/** A stored deleted flow, or undefined when another key sealed it. */
export function openDeletedFlow(stored: StoredDeletedFlow, secretBox: SecretBox): DeletedFlow | undefined {
  const { sealedSigningKey, ...rest } = stored;
  const signingKey = openKey(sealedSigningKey, rest.workflowId, secretBox);
  return signingKey === undefined ? undefined : { ...rest, signingKey };
}

function openKey(sealed: string, workflowId: string, secretBox: SecretBox): string | undefined {
  try {
    return secretBox.open(sealed, contextOf(workflowId));
  } catch {
    return undefined;
  }
}
