import type { Clock } from '@repartee/kernel';
import type { RetryOptions } from 'kafkajs';
import kafkajs from 'kafkajs';

/**
 * The library tries again what its error allows, with growing pauses, and then says that retries came to an end
 * (kafkajs, retry/index.js; its jitter left out).
 */
export async function withLibraryRetries<Answer>(
  clock: Clock,
  { initialRetryTime = 300, maxRetryTime = 30_000, retries = 5, multiplier = 2 }: RetryOptions,
  work: () => Promise<Answer>,
): Promise<Answer> {
  let pause = initialRetryTime;
  for (let retry = 0; ; retry++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if ('retriable' in error && error.retriable === false)
        throw Object.assign(new kafkajs.KafkaJSNonRetriableError(error), { cause: error });
      if (retry >= retries)
        throw new kafkajs.KafkaJSNumberOfRetriesExceeded(error, { retryCount: retry, retryTime: pause });
    }
    await clock.delay(pause);
    pause = Math.min(pause * multiplier, maxRetryTime);
  }
}
