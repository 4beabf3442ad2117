import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';

/** The network between pages and a server. It can go dead: nothing comes through any more, and neither end is told. */
export class Wire {
  private readonly joined: { near: Socket; far: Socket }[] = [];
  private isDead = false;

  private constructor(private readonly server: Server) {}

  static async to(serverUrl: string): Promise<Wire> {
    const { hostname, port } = new URL(serverUrl);
    const server = createServer((near) => wire.join(near, connect(Number(port), hostname)));
    const wire = new Wire(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return wire;
  }

  /** What pages take for the server's address. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  goDead(): void {
    this.isDead = true;
    for (const { near, far } of this.joined) {
      near.unpipe(far);
      far.unpipe(near);
    }
  }

  close(): void {
    this.server.close();
    for (const { near, far } of this.joined) {
      near.destroy();
      far.destroy();
    }
  }

  private join(near: Socket, far: Socket): void {
    this.joined.push({ near, far });
    // An end that breaks off ends the other by the pipe, unless the wire is dead.
    for (const end of [near, far]) end.on('error', () => end.destroy());
    if (this.isDead) return;
    near.pipe(far);
    far.pipe(near);
  }
}
