/**
 * How long the simulator waits before each repetition of a delivery, in milliseconds. LiveChat says only "up to 10
 * times within 6 hours"; these waits roughly double and end after 5 h 19 min, with room for eleven timeouts.
 */
export const retryDelaysMs: readonly number[] = [10, 30, 60, 120, 300, 600, 1_200, 2_400, 4_800, 9_600].map(
  (seconds) => seconds * 1_000,
);
