import { OurPage } from './our-page.js';

/** A page that talks and takes nothing from its connection: a network, or a computer, that has stalled one way. */
export class StalledPage extends OurPage {
  constructor(learner: { url: string; cookie: string }) {
    super(learner, () => Infinity);
  }

  override async begin(): Promise<void> {
    await super.begin();
    this.stopReading();
  }
}
