import type { Page } from 'playwright-core';

/** A page's latest WebSocket can go dead, as networks do: nothing comes through any more, and the server is not told. */
const canGoDead = `(() => {
  const sockets = [];
  window.WebSocket = class extends WebSocket {
    constructor(...args) {
      super(...args);
      sockets.push(this);
    }
  };
  window.goDead = async (noticedAfterMs) => {
    const dead = sockets.at(-1);
    const { onclose } = dead;
    dead.send = () => {};
    dead.onmessage = dead.onclose = dead.onerror = null;
    await new Promise((resolve) => setTimeout(resolve, noticedAfterMs));
    onclose.call(dead, new CloseEvent('close', { code: 1006 }));
  };
})();`;

/** To be asked for before the page is loaded. */
export const letGoDead = (page: Page): Promise<unknown> => page.addInitScript(canGoDead);

/** From now on nothing comes through; after so long the page notices, and connects anew. */
export const goDead = (page: Page, noticedAfterMs: number): Promise<unknown> =>
  page.evaluate(`goDead(${noticedAfterMs})`);
