import { version } from '@repartee/kernel';
import {
  Problem,
  liveNamespace,
  liveServerEvents,
  sessionsClientEvents,
  sessionsNamespace,
  sessionsServerEvents,
  voiceAnswers,
  voiceClientEvents,
  voiceServerEvents,
} from '@repartee/proto';
import { z } from 'zod';

interface Received {
  frame: z.ZodType;
  result?: z.ZodType;
}

interface Namespace {
  id: string;
  address: string;
  /** From client to server, with the shape of a good answer where there is one. */
  received: Readonly<Record<string, Received>>;
  /** From server to client. */
  sent: Readonly<Record<string, z.ZodType>>;
}

const namespaces: readonly Namespace[] = [
  {
    id: 'sessions',
    address: sessionsNamespace,
    received: { ...sessionsClientEvents, ...spokenFrames() },
    sent: { ...sessionsServerEvents, ...voiceServerEvents },
  },
  { id: 'live', address: liveNamespace, received: {}, sent: liveServerEvents },
];

/** Every socket event in both directions (AsyncAPI 3.0), made from the schemas that check the frames. */
export function createSocketDocument(): object {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Repartee',
      version,
      description: [
        'Each channel is a namespace of socket.io; a message is an event of that name with one frame.',
        'Nobody connects without the cookie `repartee_access`.',
        'Events of a client that have an answer are acknowledged: `{ok: true, result}`, or `{ok: false, problem}` with problem details (RFC 9457).',
        'Sound travels as binary: 16-bit samples, little-endian, one channel.',
      ].join('\n\n'),
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(namespaces.map((namespace) => [namespace.id, channelOf(namespace)])),
    operations: Object.fromEntries(namespaces.flatMap(operationsOf)),
  };
}

function channelOf({ address, received, sent }: Namespace) {
  const messages = [
    ...Object.entries(received).flatMap(([event, { frame, result }]) => [
      [event, messageOf(event, frame, 'input')],
      ...(result ? [[ackOf(event), messageOf(ackOf(event), answerWith(result), 'output')]] : []),
    ]),
    ...Object.entries(sent).map(([event, frame]) => [event, messageOf(event, frame, 'output')]),
  ];
  return { address, messages: Object.fromEntries(messages) as object };
}

/** `input`: what a client may send; `output`: what it gets. */
function messageOf(name: string, schema: z.ZodType, io: 'input' | 'output') {
  return {
    name,
    payload: z.toJSONSchema(schema, { io, target: 'draft-7', unrepresentable: 'any', override: asBinary }),
  };
}

/** Bytes have no schema of their own in JSON. */
function asBinary({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: z.core.JSONSchema.BaseSchema }) {
  if (zodSchema._zod.def.type === 'custom') Object.assign(jsonSchema, { type: 'string', format: 'binary' });
}

function spokenFrames(): Record<string, Received> {
  const answers: Readonly<Record<string, z.ZodType>> = voiceAnswers;
  return Object.fromEntries(
    Object.entries(voiceClientEvents).map(([event, frame]) => {
      const result = answers[event];
      return [event, { frame, ...(result && { result }) }];
    }),
  );
}

function answerWith(result: z.ZodType) {
  return z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), result }),
    z.object({ ok: z.literal(false), problem: Problem }),
  ]);
}

function operationsOf({ id, received, sent }: Namespace): [string, object][] {
  const channel = { $ref: `#/channels/${id}` };
  const message = (event: string) => ({ $ref: `#/channels/${id}/messages/${event}` });
  return [
    ...Object.entries(received).map(([event, { result }]): [string, object] => [
      `${id}.${event}`,
      {
        action: 'receive',
        channel,
        messages: [message(event)],
        ...(result && { reply: { channel, messages: [message(ackOf(event))] } }),
      },
    ]),
    ...Object.keys(sent).map((event): [string, object] => [
      `${id}.${event}`,
      { action: 'send', channel, messages: [message(event)] },
    ]),
  ];
}

const ackOf = (event: string): string => `${event}.acknowledged`;
