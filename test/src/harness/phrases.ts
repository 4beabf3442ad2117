/** Fifty words that nobody says but who plants them. */
export const phrases: readonly string[] = Array.from({ length: 50 }, (_, place) => `zwetschgenkuchen${place}x`);
