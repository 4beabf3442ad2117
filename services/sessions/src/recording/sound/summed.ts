/** Tracks of 16-bit samples that sound at the same time; what is too loud for a sample is as loud as one can be. */
export function summed(tracks: readonly Int16Array[]): Int16Array {
  const sum = new Int16Array(tracks.reduce((most, { length }) => Math.max(most, length), 0));
  for (const track of tracks)
    for (let at = 0; at < track.length; at++)
      sum[at] = Math.max(-32_768, Math.min(32_767, (sum[at] ?? 0) + (track[at] ?? 0)));
  return sum;
}
