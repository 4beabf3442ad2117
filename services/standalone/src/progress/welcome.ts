import type { Entrance } from '../start/entrance.js';
import type { Running } from '../start/start.js';

/** What the terminal says when everything can be used. */
export function welcome({ url, entrance }: Running, tookMs: number): string {
  const lines = [
    `Repartee is ready (${(tookMs / 1000).toFixed(1)} s).`,
    '',
    `  Open      ${url}`,
    ...wayIn(entrance),
    '',
  ];
  return `\n${[...lines, 'Ctrl-C ends it.'].map((line) => (line === '' ? '' : `  ${line}`)).join('\n')}\n\n`;
}

function wayIn(entrance: Entrance): string[] {
  switch (entrance.kind) {
    case 'set-up':
      return ['', 'The first page asks for your organisation and its first administrator.'];
    case 'sign-in':
      return [];
    case 'demo': {
      const [first = '', ...others] = entrance.emails;
      const accounts = [`  Sign in   ${first}`, ...others.map((email) => `            ${email}`)];
      return ['', ...accounts, `  Password  ${entrance.password}`];
    }
  }
}
