import OpenAI from 'openai';
import type { APIError } from 'openai';
import type { Clock } from '@repartee/kernel';

import { attempted } from '../attempts/attempts.js';
import type { AttemptSettings, Begin } from '../attempts/attempts.js';
import { Breaker } from '../attempts/breaker.js';
import type { BreakerSettings } from '../attempts/breaker.js';
import { SpeechFault, isSpeechFault } from '../speech-fault.js';

/** Where an OpenAI-compatible endpoint is, and how it is asked. */
export interface ProviderSettings {
  baseUrl: string;
  /** Servers on one's own machine often want none. */
  key?: string;
  model: string;
  attempts: AttemptSettings;
  breaker: BreakerSettings;
}

/** One endpoint: its client, and its health. */
export class Provider {
  readonly client: OpenAI;
  private readonly breaker: Breaker;

  constructor(
    readonly settings: ProviderSettings,
    private readonly clock: Clock,
  ) {
    const { baseUrl, key } = settings;
    // Deadlines and attempts are ours: the client's own would wait for minutes.
    this.client = new OpenAI({ baseURL: baseUrl, apiKey: key ?? 'none', maxRetries: 0, logLevel: 'off' });
    this.breaker = new Breaker(clock, settings.breaker);
  }

  /**
   * Pieces of an answer, asked for as often as it takes and is allowed; its beginning may be so many milliseconds longer in
   * coming than that of others. Throws SpeechFault.
   */
  ask<Piece>(begin: Begin<Piece>, signal: AbortSignal, longerMs = 0): AsyncIterable<Piece> {
    const { clock, breaker } = this;
    const { attempts } = this.settings;
    const settings = { ...attempts, firstMs: attempts.firstMs + longerMs };
    return attempted((own) => named(begin(own)), settings, { clock, breaker, signal });
  }
}

/** The same with every failure named. */
async function* named<Piece>(pieces: AsyncIterable<Piece>): AsyncGenerator<Piece> {
  try {
    yield* pieces;
  } catch (error) {
    throw faultOf(error);
  }
}

function faultOf(error: unknown): SpeechFault {
  if (isSpeechFault(error)) return error;
  if (error instanceof OpenAI.APIUserAbortError) return new SpeechFault('cancelled', 'it was given up');
  if (isAnswered(error)) return ofStatus(error.status, error.headers);
  if (error instanceof SyntaxError) return new SpeechFault('nonsense', 'its answer can’t be read');
  return new SpeechFault('unavailable', error instanceof Error ? error.name : 'unknown');
}

/** The server has answered, with an error. */
const isAnswered = (error: unknown): error is APIError<number, Headers | undefined> =>
  error instanceof OpenAI.APIError && typeof error.status === 'number';

function ofStatus(status: number, headers: Headers | undefined): SpeechFault {
  const passing = status === 408 || status === 409 || status === 429 || status >= 500;
  const seconds = Number(headers?.get('retry-after') ?? NaN);
  return new SpeechFault(
    passing ? 'unavailable' : 'refused',
    `status ${status}`,
    passing && Number.isFinite(seconds) ? seconds * 1000 : undefined,
  );
}
