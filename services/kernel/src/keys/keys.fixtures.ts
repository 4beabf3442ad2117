/** What it throws; undefined where it throws nothing. */
export function thrownBy(work: () => unknown): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}

/** Waits until it holds, twenty seconds at most. */
export async function until(holds: () => boolean): Promise<void> {
  const limit = Date.now() + 20_000;
  while (!holds()) {
    if (Date.now() > limit) throw new Error('It does not come about.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
