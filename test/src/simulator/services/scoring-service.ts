import { scoreSession } from '@repartee/dialogue';
import type { SessionScore, Transcript } from '@repartee/dialogue';
import type { FeedHandler, Journal, Positions, PositionStore, Subscription } from '@repartee/kernel';
import type { RecordedEvent } from '@repartee/proto';
import { streamOf, topics } from '@repartee/proto';
import { EndedSessionsConsumer, ScorecardRepository, SessionScoringService } from '@repartee/scoring';

import type { Life } from '../world/life.js';
import { ORGANISATION, staged } from '../writers/conversations.js';
import { observedFeed } from './observed-feed.js';
import type { World } from './world.js';

/** What scoring keeps on its volume of the sessions it has heard of, with how far it has heard. */
export class HeardSessions {
  readonly events = new Map<string, RecordedEvent[]>();
  private readonly places = new Map<string, number>();

  readonly positions: PositionStore = {
    load: (): Promise<Positions> => Promise.resolve(new Map(this.places)),
    save: (partition, position) => Promise.resolve(void this.places.set(partition, position)),
  };

  readonly hear: FeedHandler = (events) => {
    for (const event of events) {
      const known = this.events.get(event.stream) ?? [];
      if (event.version > known.length) this.events.set(event.stream, [...known, event]);
    }
    return Promise.resolve();
  };
}

/** Scoring as the product does it, with its read model and its thread left out. */
export async function startScoring(
  world: World,
  life: Life,
  { journal, heard }: Scoring,
): Promise<ScorecardRepository> {
  const { keys } = world.parts;
  const feed = observedFeed(world, life);
  const model = await feed.subscribe({
    group: 'scoring-read-model',
    audience: 'everyone',
    topics: [topics.sessions],
    positions: heard.positions,
    handler: heard.hear,
  });
  const scorecards = new ScorecardRepository(journal, keys);
  const thread = {
    score: (_: unknown, asked: { transcript: Transcript }) => Promise.resolve(scoreOnce(asked.transcript)),
  };
  const service = new SessionScoringService(
    ...([queriesOf(journal, heard, model), scorecards, thread, keys, life.clock] as unknown as ConstructorParameters<
      typeof SessionScoringService
    >),
  );
  await new EndedSessionsConsumer(feed, service).start();
  return scorecards;
}

interface Scoring {
  journal: Journal;
  heard: HeardSessions;
}

function queriesOf(journal: Journal, heard: HeardSessions, model: Subscription) {
  const isScored = (stream: string) =>
    journal.head(streamOf.scorecard(ORGANISATION, stream.replace(/.*session-/, 'session-'))) > 0;
  return {
    caughtUp: () => model.caughtUp(),
    isUnscored: (stream: string) => !isScored(stream),
    unscored: (stream: string) => heard.events.get(stream) ?? [],
    earlier: () => [],
    lastSuggested: () => undefined,
    suggestedAfter: () => undefined,
    play: () => ({ key: 'staged', play: staged().play }),
  };
}

const scored = new Map<string, SessionScore>();

/** The same conversation is scored once: it costs more than all the rest of a run. */
function scoreOnce(transcript: Transcript): SessionScore {
  const key = JSON.stringify(transcript);
  const known = scored.get(key) ?? scoreSession(staged().play, transcript, { attempt: 1, earlier: [] });
  scored.set(key, known);
  return known;
}
