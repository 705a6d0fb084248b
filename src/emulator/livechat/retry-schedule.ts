/**
 * How long the simulator waits before each repetition of a delivery, in milliseconds. LiveChat says only "up to 10
 * times within 6 hours"; these waits roughly double and end after 5 h 19 min, with room for eleven timeouts.
 */
export const retryDelaysMs: readonly number[] = [10, 30, 60, 120, 300, 600, 1_200, 2_400, 4_800, 9_600].map(
  (seconds) => seconds * 1_000,
);

/** The same for v3: "up to 3 times within about a minute", so the last begins a minute after the first at the latest. */
export const retryDelaysV3Ms: readonly number[] = [5_000, 10_000, 15_000];

/** The same for HelpDesk: growing waits that end within 24 hours. The real ones are unverified. */
export const helpDeskRetryDelaysMs: readonly number[] = [
  10, 60, 300, 900, 3_600, 7_200, 14_400, 21_600, 28_800,
].map((seconds) => seconds * 1_000);
