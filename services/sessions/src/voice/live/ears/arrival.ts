import { CAPTURE_RATE } from '@repartee/proto';

/** How often it is told that the learner's sound comes, in its samples. */
const PRESENT_EVERY_SAMPLES = CAPTURE_RATE / 4;

/** How far the learner's sound has come, in samples of the page's count, and whether it comes late. */
export class Arrival {
  /** The sample after the last one that came. */
  heardTo = 0;
  /** How far it had come when that was told last. */
  private presentTo = 0;
  /** The last sound came late; null where nothing has come since the page was there. */
  private isLate: boolean | null = null;

  /** A page is there, whose next sample is this one. */
  begin(sample: number): void {
    this.heardTo = this.presentTo = sample;
    this.isLate = null;
  }

  /** The sound that begins here does not go on where the last one ended, or not in the same way. */
  breaksOff(sample: number, isLate: boolean): boolean {
    return this.isLate !== null && (isLate !== this.isLate || (isLate && sample !== this.heardTo));
  }

  /** Sound from one sample up to before another has come. Whether it is time to tell that somebody is there. */
  took(sample: number, end: number, isLate: boolean): boolean {
    const isNews = isLate !== this.isLate || sample - this.presentTo >= PRESENT_EVERY_SAMPLES;
    this.heardTo = Math.max(this.heardTo, end);
    this.isLate = isLate;
    if (isLate || !isNews) return false;
    this.presentTo = sample;
    return true;
  }
}
