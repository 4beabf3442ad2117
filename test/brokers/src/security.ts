import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a client needs for the secured listener, and the broker's side of it. */
export interface Security {
  username: string;
  password: string;
  /** PEM of the certificate to be trusted. */
  certificate: string;
  keyStore: string;
  keyStorePassword: string;
}

const KEY_STORE_PASSWORD = 'not-a-secret-1';

/** A certificate for 127.0.0.1, made by Java's keytool, and a user. For brokers of tests only. */
export function createSecurity(folder: string): Security {
  const keyStore = join(folder, 'broker.p12');
  const store = ['-keystore', keyStore, '-storepass', KEY_STORE_PASSWORD, '-storetype', 'PKCS12', '-alias', 'broker'];
  const names = ['-dname', 'CN=127.0.0.1', '-ext', 'SAN=IP:127.0.0.1,DNS:localhost'];
  keytool(['-genkeypair', '-keyalg', 'EC', '-validity', '2', ...names, ...store]);
  const file = join(folder, 'broker.pem');
  keytool(['-exportcert', '-rfc', '-file', file, ...store]);
  const certificate = readFileSync(file, 'utf8');
  return { username: 'repartee', password: 'not-a-secret-2', certificate, keyStore, keyStorePassword: KEY_STORE_PASSWORD }; // prettier-ignore
}

function keytool(args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync('keytool', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`keytool failed: ${stdout}${stderr}`);
}
