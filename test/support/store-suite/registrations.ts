import { describe, expect, it } from 'vitest';
import type { Registration } from '../../../src/shim/store/store.js';
import { registrationOf } from './samples.js';
import type { StoreBench } from './store-bench.js';

/** What is registered at LiveChat. */
export function testRegistrations({ openNew }: StoreBench): void {
  describe('registrations', () => {
    it('gives back what it was given', async () => {
      const { registrations } = await openNew();
      const bare = registrationOf('bare');
      const full = registrationOf('full', { proofDigest: 'proof digest', state: 'removing' });
      expect(await registrations.put(bare)).toEqual(bare);
      expect(await registrations.put(full)).toEqual(full);
      expect(await registrations.get('full')).toEqual(full);
      expect(await registrations.findByHook('hook digest of full')).toEqual(full);
      expect(await registrations.findByScope('scope digest of bare', 'chat_started')).toEqual(bare);
      expect(await registrations.findByScope('scope digest of bare', 'chat_ended')).toBeUndefined();
      expect(await registrations.findByScope('scope digest of full', 'chat_started')).toBeUndefined();
      expect(await registrations.list()).toEqual([bare, full]);
    });

    it('lets the first of two for the same scope and event stand', async () => {
      const { registrations } = await openNew();
      const first = registrationOf('one', { scopeDigest: 'the same' });
      const second = registrationOf('two', { scopeDigest: 'the same' });
      const stands = await Promise.all([registrations.put(first), registrations.put(second)]);
      expect(stands).toEqual([first, first]);
      expect(await registrations.list()).toEqual([first]);
    });

    it('replaces the one with the same id', async () => {
      const { registrations } = await openNew();
      await registrations.put(registrationOf('one'));
      const changed = registrationOf('one', { hookDigest: 'new', upstreamId: 'new' });
      expect(await registrations.put(changed)).toEqual(changed);
      expect(await registrations.findByHook('hook digest of one')).toBeUndefined();
      expect(await registrations.findByHook('new')).toEqual(changed);
    });

    it('puts a successor in the place of one and keeps what it was, or changes nothing', async () => {
      const { registrations } = await openNew();
      const old = registrationOf('one');
      const successor = registrationOf('one', { hookDigest: 'new', upstreamId: 'new' });
      const remnant: Registration = { ...old, id: 'remnant', state: 'removing' };
      expect(await registrations.replace(old, successor)).toBe(false); // it was never there
      await registrations.put(old);
      expect(await registrations.replace(old, successor, remnant)).toBe(true);
      expect(await registrations.findByHook('new')).toEqual(successor);
      expect(await registrations.findByHook(old.hookDigest)).toEqual(remnant);
      const late = registrationOf('one', { hookDigest: 'late' });
      expect(await registrations.replace(old, late, { ...remnant, id: 'second' })).toBe(false);
      expect(await registrations.list()).toEqual([successor, remnant]);
      await registrations.retireIfUnused('one');
      expect(await registrations.replace(successor, late)).toBe(false);
    });

    it('retires one that no active subscription needs, and no other', async () => {
      const { registrations, subscriptions } = await openNew();
      await registrations.put(registrationOf('registration'));
      expect(await registrations.retireIfUnused('registration')).toBe(false);
      await subscriptions.remove('a');
      expect(await registrations.retireIfUnused('registration')).toBe(true);
      expect((await registrations.get('registration'))?.state).toBe('removing');
      expect(await registrations.retireIfUnused('registration')).toBe(false);
      expect(await registrations.remove('registration')).toBe(true);
      expect(await registrations.remove('registration')).toBe(false);
    });
  });
}
