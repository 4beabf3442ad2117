import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** What goes wrong with one answer. */
export type StandInFault =
  | { fault: 'none' }
  /** The first piece, or the second, comes after so long. */
  | { fault: 'slow_first'; ms: number }
  | { fault: 'stall'; ms: number }
  /** The connection ends after the first piece. */
  | { fault: 'cut' }
  | { fault: 'status'; status: number; retryAfterS?: number }
  /** Something else than an answer, with status 200. */
  | { fault: 'nonsense' }
  /** No word, or no sound. */
  | { fault: 'empty' };

type Refusal = StandInFault & { fault: 'status' };

interface Answer {
  type: string;
  pieces: readonly (string | Uint8Array)[];
}

export interface Transcript {
  text: string;
  noSpeech: number;
}

/** Pieces of sound, 16 bits a sample, 24 kHz; and when words of it sound, in seconds. */
export interface StandInSound {
  sound: readonly Uint8Array[];
  wordTimes: readonly { word: string; start_time: number; end_time: number }[];
}

export interface StandInScript extends StandInSound {
  /** Pieces of the chat's answer, and its own count of tokens; null where it does not count. */
  words: readonly string[];
  /** The same by what is asked, the whole request, where not every answer is to be the same. */
  wordsOf?: (request: string) => readonly string[];
  /** Why the chat says that its answer is over. */
  finish?: string;
  usage: { prompt_tokens: number; completion_tokens: number } | null;
  transcript: Transcript;
  /** Keyed to the sound, and to the text, where not everything is to be the same. */
  transcriptOf?: (wave: Buffer, language: string) => Transcript | Promise<Transcript>;
  soundOf?: (text: string) => StandInSound | Promise<StandInSound>;
  latencyMs: number;
}

export interface Received {
  path: string;
  body: Buffer;
  /** As it stands in the header; undefined where there is none. */
  key: string | undefined;
}

/** As which the chat answers, whatever model it was asked for. */
export const MIND_VERSION = 'a-model-2026-05-01';

const sound: StandInSound['sound'] = [1, 2, 3].map((value) => new Uint8Array(4_801).fill(value));

/**
 * Answers as OpenAI-compatible servers do: chat, transcription and speech, and Kokoro's speech with word times. What it
 * says is scripted, and so is what goes wrong: one fault for each request, in order.
 */
export class StandIn {
  readonly received: Received[] = [];
  /** So many requests are kept at most. */
  keeps = Infinity;
  /** Answers whose client hung up before they were over. */
  hungUp = 0;
  faults: StandInFault[] = [];
  /** Transcripts come word by word where that is asked for; a server that can't ignores it. */
  streamsTranscripts = true;
  /** Transcripts come with an estimate where that is asked for; a model that has none refuses with this status. */
  refusesEstimates: number | null = null;
  /** Paths, by their ends, that answer nothing but an error for as long as they stand here. */
  broken: string[] = [];
  script: StandInScript = {
    words: ['I waited ', 'on two ', 'mornings.'],
    usage: { prompt_tokens: 41, completion_tokens: 7 },
    transcript: { text: ' Good morning. ', noSpeech: 0.02 },
    sound,
    wordTimes: [
      { word: 'Nobody', start_time: 0.02, end_time: 0.09 },
      { word: 'came', start_time: 0.11, end_time: 0.18 },
    ],
    latencyMs: 5,
  };

  private constructor(private readonly server: Server) {}

  static async start(): Promise<StandIn> {
    const server = createServer();
    const standIn = new StandIn(server);
    server.on('request', (request, response) => {
      standIn.answer(request, response).catch(() => response.destroy());
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return standIn;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('close', () => void (this.hungUp += response.writableFinished ? 0 : 1));
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const path = request.url ?? '';
    const body = Buffer.concat(parts);
    if (this.received.length < this.keeps) this.received.push({ path, body, key: request.headers.authorization });
    const fault = this.faults.shift() ?? { fault: 'none' };
    const dueAt = performance.now() + this.script.latencyMs;
    const answer = this.refusalOf(path, body, fault) ?? (await this.answerTo(path, body, fault));
    // What it takes to make the answer is within the time that it is scripted to take.
    await delay(Math.max(0, dueAt - performance.now()));
    if (answer === undefined) return void response.writeHead(404).end();
    if ('fault' in answer) return refuse(response, answer);
    return send(response, answer.type, answer.pieces, fault);
  }

  private refusalOf(path: string, body: Buffer, fault: StandInFault): Refusal | undefined {
    if (this.broken.some((end) => path.endsWith(end))) return { fault: 'status', status: 500 };
    if (fault.fault === 'status') return fault;
    const isRefused = this.refusesEstimates !== null && body.includes('verbose_json');
    return isRefused ? { fault: 'status', status: this.refusesEstimates ?? 400 } : undefined;
  }

  private async answerTo(path: string, body: Buffer, fault: StandInFault): Promise<Answer | undefined> {
    if (path.endsWith('/chat/completions')) return { type: 'text/event-stream', pieces: this.chat(fault, body) };
    if (path.endsWith('/audio/transcriptions')) {
      return this.streamsTranscripts && /name="stream"\s+true/.test(body.toString('latin1'))
        ? { type: 'text/event-stream', pieces: await this.streamed(fault, body) }
        : { type: 'application/json', pieces: await this.transcript(fault, body) };
    }
    if (path.endsWith('/audio/speech')) {
      return fault.fault === 'nonsense'
        ? { type: 'application/json', pieces: ['{"no":"sound"}'] }
        : { type: 'audio/pcm', pieces: (await this.spoken(fault, body)).sound };
    }
    if (path.endsWith('/dev/captioned_speech'))
      return { type: 'application/x-ndjson', pieces: await this.captioned(fault, body) };
    return undefined;
  }

  private chat({ fault }: StandInFault, body: Buffer): string[] {
    if (fault === 'nonsense') return ['data: {"choices": [{"del\n\n'];
    const event = (delta: object, finish: string | null) =>
      `data: ${JSON.stringify({ object: 'chat.completion.chunk', model: MIND_VERSION, choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
    const said = this.script.wordsOf?.(body.toString()) ?? this.script.words;
    const words = fault === 'empty' ? [] : said.map((content) => event({ content }, null));
    const counts = body.includes('"include_usage":true') && this.script.usage;
    const counted = counts ? [`data: ${JSON.stringify({ object: 'chat.completion.chunk', choices: [], usage: counts })}\n\n`] : []; // prettier-ignore
    return [...words, event({}, this.script.finish ?? 'stop'), ...counted, 'data: [DONE]\n\n'];
  }

  private async transcript({ fault }: StandInFault, body: Buffer): Promise<string[]> {
    if (fault === 'nonsense') return ['{"words": 3}'];
    const { text, noSpeech } = await this.recognised(body);
    const said = fault === 'empty' ? '' : text;
    if (!body.includes('verbose_json')) return [JSON.stringify({ text: said })];
    const segments = said === '' ? [] : [{ id: 0, start: 0, end: 1, text: said, no_speech_prob: noSpeech }];
    return [JSON.stringify({ task: 'transcribe', language: 'en', duration: 1, text: said, segments })];
  }

  private async recognised(body: Buffer): Promise<Transcript> {
    return (await this.script.transcriptOf?.(waveIn(body), languageIn(body))) ?? this.script.transcript;
  }

  /** A word at a time, and then all of them. */
  private async streamed({ fault }: StandInFault, body: Buffer): Promise<string[]> {
    if (fault === 'nonsense') return ['data: {"type": "transcript.text.delta", "delta": 7}\n\n'];
    const { text } = await this.recognised(body);
    const words = fault === 'empty' ? [] : text.split(/(?<=\S)(?=\s)/);
    const deltas = words.map((delta) => ({ type: 'transcript.text.delta', delta }));
    const done = { type: 'transcript.text.done', text: words.join('') };
    return [...deltas, done].map((event) => `data: ${JSON.stringify(event)}\n\n`);
  }

  private async spoken({ fault }: StandInFault, body: Buffer): Promise<StandInSound> {
    if (fault === 'empty') return { sound: [], wordTimes: [] };
    const { input } = JSON.parse(body.toString()) as { input: string };
    return (await this.script.soundOf?.(input)) ?? this.script;
  }

  private async captioned(fault: StandInFault, body: Buffer): Promise<string[]> {
    if (fault.fault === 'nonsense') return ['{"audio": 7}\n'];
    const { sound, wordTimes } = await this.spoken(fault, body);
    return sound.map((piece, index) => {
      const timestamps = index === 0 ? wordTimes : [];
      return `${JSON.stringify({ audio: Buffer.from(piece).toString('base64'), audio_format: 'audio/pcm', timestamps })}\n`;
    });
  }
}

/** The samples of the file among the parts of a form, as they were recorded. */
function waveIn(form: Buffer): Buffer {
  const from = form.indexOf('data', form.indexOf('RIFF'), 'latin1') + 4;
  return form.subarray(from + 4, from + 4 + form.readUInt32LE(from));
}

/** The language that a form names; empty where it names none. */
const languageIn = (form: Buffer): string => /name="language"\s+(\w+)/.exec(form.toString('latin1'))?.[1] ?? '';

function refuse(response: ServerResponse, { status, retryAfterS }: Refusal): void {
  const headers = retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) };
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ error: { message: 'as scripted', type: 'scripted', code: null, param: null } }));
}

async function send(
  response: ServerResponse,
  type: string,
  pieces: readonly (string | Uint8Array)[],
  fault: StandInFault,
): Promise<void> {
  if (fault.fault === 'slow_first') await delay(fault.ms);
  response.writeHead(200, { 'content-type': type });
  for (const [index, piece] of pieces.entries()) {
    if (index === 1 && fault.fault === 'stall') await delay(fault.ms);
    if (index === 1 && fault.fault === 'cut') return void response.destroy();
    response.write(piece);
    // Each piece travels by itself.
    await delay(2);
  }
  response.end();
}
