import type { Play } from '@repartee/dialogue';
import { engine, scorer } from '@repartee/dialogue';
import type { Feed, Subscription } from '@repartee/kernel';
import { ThreadWork } from '@repartee/kernel';
import type { CatalogEvent, Pin, RecordedEvent, catalogV1 } from '@repartee/proto';
import { topics } from '@repartee/proto';

import type { PublishingService } from '../publishing/publishing.service.js';
import type { CatalogQueries } from '../read-model/catalog.queries.js';
import { toCalibration } from './calibration.js';
import type { AskedOfPanel, PanelPlay, PlayedByPanel } from './panel.js';

/** The built file: a thread cannot run TypeScript. */
const PANEL = new URL('../../dist/calibration/panel.worker.js', import.meta.url);
const PATIENCE_MS = 3_600_000;
const actor = { kind: 'system', id: 'calibrator' } as const;

export interface CalibratorParts {
  feed: Feed;
  publishing: Pick<PublishingService, 'calibrate'>;
  queries: Pick<CatalogQueries, 'content'>;
  /** What the panel plays of each scenario. */
  plays: readonly PanelPlay[];
  /** Resolves when what was heard so far can be asked for. */
  caughtUp: () => Promise<void>;
}

/**
 * Has the panel of probe learners play every published version of a scenario, in the background, and puts on record what
 * it shows. Another engine or scorer starts from the first version again.
 */
export class Calibrator {
  private subscription: Subscription | undefined;
  private readonly panel = new ThreadWork(PANEL);
  /** By contents: organisations share what is the same. */
  private readonly played = new Map<string, Promise<PlayedByPanel[]>>();

  constructor(private readonly parts: CalibratorParts) {}

  async start(): Promise<void> {
    this.subscription = await this.parts.feed.subscribe({
      group: `calibration-${engine.version}-${scorer.version}`,
      topics: [topics.catalog],
      // One scenario is played for minutes, with what little the machine has to spare.
      ...{ batchSize: 1, patienceMs: PATIENCE_MS },
      handler: async (events) => {
        for (const event of events as RecordedEvent<CatalogEvent>[])
          if (event.data.$typeName === 'repartee.catalog.v1.ScenarioPublished')
            await this.calibrate(event.organisation, event.data);
      },
    });
  }

  /** What is being played is given up, and begun anew at the next start. */
  async stop(): Promise<void> {
    const stopped = this.subscription?.stop();
    await this.panel.stop();
    await stopped;
  }

  private async calibrate(organisation: string, published: catalogV1.ScenarioPublished): Promise<void> {
    if (!published.scenario) return;
    const { id, version } = published.scenario;
    await this.parts.caughtUp();
    const { pins, persona, scenario, rubric } = this.parts.queries.content(organisation, id, version);
    // A template's figures would be those of whoever's case it is played with.
    if (scenario.case_for !== undefined) return;
    const played = await this.playedBy(pins, { persona, scenario, rubric });
    const { publishing } = this.parts;
    await publishing.calibrate({ organisation, actor }, toCalibration(pins.scenario, played));
  }

  private playedBy(pins: Readonly<Record<string, Pin>>, play: Play): Promise<PlayedByPanel[]> {
    const key = Object.values(pins)
      .map(({ sha256 }) => sha256)
      .join();
    const asked: AskedOfPanel = { play, plays: this.parts.plays };
    const playing = this.played.get(key) ?? this.panel.run<PlayedByPanel[]>(asked);
    this.played.set(key, playing);
    playing.catch(() => this.played.delete(key));
    return playing;
  }
}
