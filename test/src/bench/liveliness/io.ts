/** Where a bench prints its lines, and where it tells how far it is. */
export interface Io {
  print: (text: string) => void;
  printError: (text: string) => void;
}
