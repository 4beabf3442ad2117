import type { IncomingHttpHeaders } from 'node:http';

/** The addresses from which pages may write: the server's own, and the public one where a proxy stands before it. */
export class Origins {
  private readonly publicHost: string | undefined;

  constructor(publicUrl?: string) {
    this.publicHost = publicUrl === undefined ? undefined : new URL(publicUrl).host;
  }

  /**
   * Whether a request comes from a page of this product, or from no page at all (a command). Browsers say where a
   * request comes from in Sec-Fetch-Site (Fetch Metadata) or Origin; a page cannot leave both out of a write.
   */
  allow(headers: IncomingHttpHeaders): boolean {
    const site = headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
    return headers.origin === undefined || this.isOwn(headers.origin, headers.host);
  }

  private isOwn(origin: string, host: string | undefined): boolean {
    if (!URL.canParse(origin)) return false;
    const from = new URL(origin).host;
    return from === host || from === this.publicHost;
  }
}
