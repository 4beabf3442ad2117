import 'reflect-metadata';

import { openRecordingStore, runProcess, startService } from '@repartee/kernel';

import { sessionsConfig } from './config.js';
import { Departure } from './live/departure.js';
import { SessionsModule } from './sessions.module.js';
import { openSpeech } from './voice/live/open-speech.js';

/** One instance of the sessions as a process of its own, home for life to the sessions that it opens. */
runProcess(() => {
  const { settings, verifyingKey, drainMs, speech, recordings } = sessionsConfig();
  return startService({
    settings,
    signingKey: () => verifyingKey,
    open: async ({ folder, kernel }) => [
      SessionsModule.forRoot({
        readModelPath: folder.readModel('sessions'),
        home: settings.instance,
        speech: await openSpeech(speech, kernel.clock),
        ...(recordings && { recordings: { store: openRecordingStore(recordings), tapes: folder.tapes } }),
      }),
    ],
    drain: (nest) => nest.get(Departure, { strict: false }).begin(drainMs),
  });
});
