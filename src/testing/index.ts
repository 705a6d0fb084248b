/**
 * The gateway emulator for the tests of a connector project.
 *
 * @example
 * import { startEmulator } from 'livechat-connector/testing';
 *
 * const emulator = await startEmulator({ folder: '.' });
 * const { status, body } = await emulator.call('ListParcels', { 'query.$.town': 'Gdansk' });
 * await emulator.close();
 *
 * @module
 */
export { type CallResult, type Emulator, type EmulatorOptions, startEmulator } from './start-emulator.js';
