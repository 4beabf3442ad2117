import type { Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';

import { frameReader, isProduceRequest, requestId, responseId } from './frames.js';

/**
 * What may befall a produce request:
 * - drop-response: the broker has written it, its response is lost with the connection
 * - never-respond: the broker has written it, its response never comes, the connection stays open
 * - lose-request: it never reaches the broker, the connection is lost
 * - delay-request: the connection is lost, and the request reaches the broker 400 ms later all the same
 */
export const faults = ['drop-response', 'never-respond', 'lose-request', 'delay-request'] as const;

export type Fault = (typeof faults)[number];

export interface Armed {
  fault: Fault;
  /** Befalls the request of this number from now on, the first being 1; the ones right after it too where `times` says so. */
  request: number;
  times?: number;
}

const DELAY_MS = 400;
const LINGER_MS = 200;

/** Stands between Kafka clients and one broker, and fails when told to. It understands where a message begins and ends. */
export class FaultProxy {
  private readonly sockets = new Set<Socket>();
  private armed: { fault: Fault; before: number; times: number } | undefined;
  private isCut = false;
  private count = 0;

  private constructor(
    private readonly server: Server,
    private readonly target: number,
  ) {}

  static start(port: number, target: number): Promise<FaultProxy> {
    return new Promise((resolve, reject) => {
      const server = createServer();
      const proxy = new FaultProxy(server, target);
      server.on('connection', (client) => proxy.accept(client));
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve(proxy));
    });
  }

  /** How many requests a fault has befallen so far. */
  get fired(): number {
    return this.count;
  }

  arm({ fault, request, times = 1 }: Armed): void {
    this.armed = { fault, before: request, times };
  }

  disarm(): void {
    this.armed = undefined;
  }

  /** Cuts every connection, and every new one, until it is mended. */
  cut(): void {
    this.isCut = true;
    this.sockets.forEach((socket) => socket.destroy());
  }

  mend(): void {
    this.isCut = false;
  }

  async stop(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private accept(client: Socket): void {
    if (this.isCut) {
      client.destroy();
      return;
    }
    const broker = connect(this.target, '127.0.0.1');
    const produced = new Set<number>();
    const link = new Link(client, broker);
    for (const socket of [client, broker]) this.watch(socket);
    client.on(
      'data',
      frameReader((frame) => {
        if (!isProduceRequest(frame)) return link.toBroker(frame);
        const fault = this.faultOf('lose-request', 'delay-request');
        if (fault === undefined) produced.add(requestId(frame));
        if (fault === undefined) link.toBroker(frame);
        else if (fault === 'lose-request') link.end();
        else link.endAndDeliverLate(frame);
      }),
    );
    broker.on(
      'data',
      frameReader((frame) => {
        const fault = produced.delete(responseId(frame)) && this.faultOf('drop-response', 'never-respond');
        if (!fault) link.toClient(frame);
        else if (fault === 'drop-response') link.end();
      }),
    );
  }

  private watch(socket: Socket): void {
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
  }

  /** The armed fault, where it is one of these and its turn has come. */
  private faultOf(...these: Fault[]): Fault | undefined {
    const { armed } = this;
    if (!armed || !these.includes(armed.fault) || --armed.before > 0) return undefined;
    this.count++;
    if (--armed.times === 0) this.armed = undefined;
    return armed.fault;
  }
}

/** The two connections of one client, which end together. */
class Link {
  private isOver = false;

  constructor(
    private readonly client: Socket,
    private readonly broker: Socket,
  ) {
    client.on('close', () => !this.isOver && broker.destroy());
    broker.on('close', () => !this.isOver && client.destroy());
  }

  toBroker(frame: Buffer): void {
    if (!this.isOver) this.broker.write(frame);
  }

  toClient(frame: Buffer): void {
    if (!this.isOver) this.client.write(frame);
  }

  end(): void {
    this.isOver = true;
    this.client.destroy();
    this.broker.destroy();
  }

  endAndDeliverLate(frame: Buffer): void {
    this.isOver = true;
    this.client.destroy();
    setTimeout(() => {
      this.broker.write(frame);
      setTimeout(() => this.broker.destroy(), LINGER_MS);
    }, DELAY_MS);
  }
}
