/**
 * Has both sides of a recording heard in both ears: the learner is on its left and the persona on its right, and whoever
 * hears with one ear, or from one loudspeaker, is to miss nobody. Called when somebody presses play, since browsers let no
 * page sound before; returns the way to let go of it.
 */
export const inBothEars = (audio: HTMLMediaElement): (() => void) => {
  const context = new AudioContext();
  const mono = new GainNode(context, { channelCount: 1, channelCountMode: 'explicit', gain: 2 });
  context.createMediaElementSource(audio).connect(mono).connect(context.destination);
  return () => void context.close();
};
