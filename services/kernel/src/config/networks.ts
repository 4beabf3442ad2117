import { isIP } from 'node:net';

const BITS: Readonly<Record<number, number>> = { 4: 32, 6: 128 };

/** Addresses and networks (203.0.113.0/24), with commas between them. */
export function networksIn(text: string): string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** Whether it is an address, or an address with the number of bits, one at least, that a network has in common. */
export function isNetwork(text: string): boolean {
  const [, address = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const most = BITS[isIP(address)];
  const count = Number(bits ?? most);
  return most !== undefined && count > 0 && count <= most;
}
