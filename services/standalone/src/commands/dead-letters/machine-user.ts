import { hostname, userInfo } from 'node:os';

/** Who uses this machine, by name; in an image, where a user may be but a number, that number and the machine. */
export function machineUser(nameOf = () => userInfo().username): string {
  try {
    return nameOf();
  } catch {
    return `user ${process.getuid?.() ?? 'unknown'} of ${hostname()}`;
  }
}
