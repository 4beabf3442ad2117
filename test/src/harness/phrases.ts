/** What every phrase begins with, and nothing else. */
export const phraseStem = 'zwetschgenkuchen';

/** Fifty words that nobody says but who plants them. */
export const phrases: readonly string[] = Array.from({ length: 50 }, (_, place) => `${phraseStem}${place}x`);
