/**
 * Which of many tests stand when one in twenty of those that do may be false (Benjamini & Hochberg 1995). Answers in
 * the order asked.
 */
export function falseDiscoveryControl(pValues: readonly number[], rate = 0.05): boolean[] {
  const ordered = [...pValues].sort((a, b) => a - b);
  const largest = ordered.findLastIndex((p, index) => p <= ((index + 1) / ordered.length) * rate);
  const threshold = ordered[largest];
  return pValues.map((p) => threshold !== undefined && p <= threshold);
}
