type Warns = (...all: unknown[]) => void;

const quiet = new WeakSet<object>();

/**
 * Node 24 and later warn on the terminal of a timer that is set for the past. kafkajs 2.2.4 sets one such with every
 * request that waits for nothing (tulios/kafkajs#1751): it does no harm, and whoever typed a command can't mend it.
 * Any other warning is passed on.
 */
export function passOverPastTimers(
  target: { emitWarning: Warns } = process as unknown as { emitWarning: Warns },
): void {
  if (quiet.has(target)) return;
  quiet.add(target);
  const emit = target.emitWarning.bind(target);
  target.emitWarning = (...all) => {
    const isPast = all[1] === 'TimeoutNegativeWarning' && (new Error().stack ?? '').includes('/kafkajs/');
    if (!isPast) emit(...all);
  };
}
