import type { DynamicModule, OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { Inject, Module } from '@nestjs/common';
import { Clock, Feed, Health, Ids, Journal, Keys, LocalReadModel, Log } from '@repartee/kernel';

import { CaseRepository } from './cases/case.repository.js';
import { CasesController } from './cases/cases.controller.js';
import { CasesService } from './cases/cases.service.js';
import { Home } from './home/home.js';
import { SessionHolders } from './live/holding/session-holders.js';
import { Departure } from './live/departure.js';
import { LiveSessions } from './live/live-sessions.js';
import { SessionRepository } from './live/session.repository.js';
import { SessionTimers } from './live/session-timers.js';
import { SessionsController } from './live/sessions.controller.js';
import { SessionsGateway } from './live/sessions.gateway.js';
import { SessionsService } from './live/sessions.service.js';
import { Conversations } from './voice/live/conversations.js';
import { Speech } from './voice/live/speech.js';
import { VoiceSessions } from './voice/live/voice-sessions.js';
import { VoiceController } from './voice/live/voice.controller.js';
import { Meters } from './speech-use/meters.js';
import { SpeechUseController } from './speech-use/speech-use.controller.js';
import { SpeechUses } from './speech-use/speech-uses.js';
import { RecordingLife } from './recording/recording-life.js';
import { recordingProviders } from './recording/recording.providers.js';
import type { RecordingsPlace } from './recording/recordings.js';
import { stageReadModel } from './stage/stage.read-model.js';
import { Stage } from './stage/stage.js';

export interface SessionsOptions {
  /** The file of the read model; made where it does not exist. */
  readModelPath: string;
  /** Names this instance among others, for life; without it there are no others. */
  home?: string;
  /** What this server recognises, speaks and words with; nothing where it is left out. */
  speech?: Speech;
  /** Where recordings are kept; nothing is recorded where it is left out. */
  recordings?: RecordingsPlace;
}

const MODEL = Symbol('sessions-stage');

/** The live conversation. Ready once its read model has caught up and cut-off sessions wait for their learners. */
@Module({})
export class SessionsModule implements OnApplicationBootstrap, OnModuleDestroy {
  private notReady: string | undefined = 'Contents and places are being read.';

  constructor(
    @Inject(MODEL) private readonly model: LocalReadModel,
    private readonly service: SessionsService,
    private readonly recording: RecordingLife,
    private readonly feed: Feed,
    private readonly health: Health,
  ) {}

  static forRoot({ readModelPath, home, speech = Speech.none, recordings }: SessionsOptions): DynamicModule {
    return {
      module: SessionsModule,
      controllers: [SessionsController, CasesController, VoiceController, SpeechUseController],
      providers: [
        { provide: MODEL, useFactory: () => LocalReadModel.open(readModelPath, stageReadModel) },
        { provide: Stage, inject: [MODEL], useFactory: (model: LocalReadModel) => new Stage(model) },
        { provide: SpeechUses, inject: [MODEL], useFactory: (model: LocalReadModel) => new SpeechUses(model) },
        Meters,
        { provide: Home, inject: [Stage], useFactory: (stage: Stage) => new Home(stage, home) },
        {
          provide: SessionRepository,
          inject: [Journal, Keys, Ids],
          useFactory: (journal: Journal, keys: Keys, ids: Ids) => new SessionRepository(journal, keys, ids, home),
        },
        {
          provide: CaseRepository,
          inject: [Journal, Keys, Ids],
          useFactory: (journal: Journal, keys: Keys, ids: Ids) => new CaseRepository(journal, keys, ids, home),
        },
        CasesService,
        {
          provide: LiveSessions,
          inject: [SessionRepository, Stage, Meters],
          useFactory: (...parts: ConstructorParameters<typeof LiveSessions>) => new LiveSessions(...parts),
        },
        {
          provide: SessionTimers,
          inject: [Clock],
          useFactory: (clock: Clock) => new SessionTimers(clock),
        },
        SessionsService,
        { provide: Speech, useValue: speech },
        {
          provide: VoiceSessions,
          inject: [LiveSessions, SessionTimers, Speech, Meters, Ids, Clock, Log],
          useFactory: (...parts: ConstructorParameters<typeof VoiceSessions>) => new VoiceSessions(...parts),
        },
        ...recordingProviders(recordings ?? null),
        Conversations,
        SessionHolders,
        SessionsGateway,
        Departure,
      ],
      exports: [LiveSessions, Stage, SessionRepository, SessionsService],
    };
  }

  async onApplicationBootstrap(): Promise<void> {
    this.health.register({ name: 'sessions', check: () => this.notReady });
    await this.model.start(this.feed);
    await this.service.recover();
    await this.recording.begin();
    this.notReady = undefined;
  }

  async onModuleDestroy(): Promise<void> {
    await this.model.close();
  }
}
