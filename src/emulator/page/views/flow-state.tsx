import type { FlowView } from '../api.js';
import { Badge } from '../parts/badge.js';

/** Whether a flow is on; of an action that waits, whether it still does. */
export function FlowState({ flow: { state, kind } }: { readonly flow: FlowView }) {
  const isOn = state === 'Enabled';
  const text = kind === 'step' ? (isOn ? 'waiting' : 'over') : isOn ? 'on' : 'off';
  return <Badge kind={isOn ? (kind === 'step' ? 'info' : 'good') : 'quiet'} text={text} />;
}

const subscriptionKinds = { subscribed: 'good', failed: 'bad', none: 'quiet' } as const;

/** Whether the backend knows the callback URL. */
export function SubscriptionState({ flow: { subscription } }: { readonly flow: FlowView }) {
  const { state } = subscription;
  return (
    <Badge
      kind={subscriptionKinds[state]}
      text={{ subscribed: 'subscribed', failed: 'subscribing failed', none: 'not subscribed' }[state]}
    />
  );
}
