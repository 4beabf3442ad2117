import { gather } from './gather.js';

export const french = gather(
  import.meta.glob(['../*/messages/fr.json', '../features/*/messages/fr.json'], { eager: true }),
);
