/** Where people open the product. A server that chooses its port knows only once it listens. */
export class Portal {
  private address: string | undefined;

  constructor(address?: string) {
    this.address = address;
  }

  /** Without a slash at the end, for example https://repartee.example.org */
  opensAt(address: string): void {
    this.address = address.replace(/\/+$/, '');
  }

  url(): string {
    return this.address ?? '';
  }

  get isSecure(): boolean {
    return this.url().startsWith('https:');
  }
}
