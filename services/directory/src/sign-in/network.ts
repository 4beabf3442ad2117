import { isIPv6 } from 'node:net';

const GROUPS = 8;
const GROUPS_OF_A_NETWORK = 4;

/**
 * Whom a network address stands for: itself, or for IPv6 its /64, within which one machine takes as many addresses as
 * it likes (RFC 4291, section 2.5.1).
 */
export function networkOf(address: string): string {
  const [plain = ''] = address.split('%', 1);
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(plain)) return address;
  return groupsOf(plain).slice(0, GROUPS_OF_A_NETWORK).join(':');
}

function groupsOf(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().split('::', 2);
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const left = Math.max(0, GROUPS - before.length - after.length);
  return [...before, ...Array.from({ length: left }, () => '0'), ...after].map(withoutZeros);
}

const withoutZeros = (group: string): string => group.replace(/^0+(?=.)/, '');
