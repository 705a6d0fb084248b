import type { Scope } from '../../../livechat/configuration/scope.js';

/**
 * Whether a list of scopes holds one that allows what `wanted` does: itself, one that also writes where reading is
 * wanted, or one for all where the own or the accessible ones are wanted.
 * https://platform.text.com/docs/authorization/scopes/
 */
export function hasScope(scopes: readonly Scope[], wanted: Scope): boolean {
  const wider = [wanted, wanted.replace(/--(my|access):/, '--all:')];
  const names = wider.flatMap((name) => [name, name.replace(/:ro$/, ':rw')]);
  return scopes.some((scope) => names.includes(scope));
}
