import { computed, shallowRef, watch } from 'vue';

import { useDetector } from '../../../voice/use-detector.js';
import { useLoudspeaker } from '../../../voice/use-loudspeaker.js';
import { useMicrophone } from '../../../voice/use-microphone.js';
import { useVoiceOffer } from '../../../voice/use-voice-offer.js';
import type { Activity } from '../conversation.js';
import type { useConversation } from '../use-conversation.js';
import { createFollowing } from './following.js';
import { mayBegin } from './may-begin.js';
import { createSpokenConversation } from './spoken-conversation.js';
import type { SpokenView } from './spoken-view.js';
import { useUnsent } from './use-unsent.js';

/** Speech by the server, for a conversation that was started as a spoken one; for a typed one it does nothing. */
export const useSpoken = ({
  session,
  turns,
  phase,
  pausedAt,
  voice,
  lastHeard,
}: ReturnType<typeof useConversation>): SpokenView => {
  const spoken = createSpokenConversation({
    port: voice,
    lastHeard,
    player: (order) => loudspeaker.order(order),
    playAt: (rate) => loudspeaker.playAt(rate),
    now: () => performance.now(),
    newId: () => crypto.randomUUID(),
    turnsSaid: () => turns.value.filter(({ speaker, clientTurnId }) => speaker === 'learner' && !clientTurnId).length,
  });
  const loudspeaker = useLoudspeaker(spoken.played);
  const detector = useDetector(spoken.judged, spoken.keyOnly);
  watch(loudspeaker.isSilent, (silent) => {
    spoken.isSilent.value = silent;
    if (!silent) spoken.soundIsBack();
  });
  const microphone = useMicrophone((frame) => {
    spoken.hear(frame);
    if (spoken.listens()) detector.hear(frame);
  });

  const offer = useVoiceOffer();
  const mode = computed(() => (session.value && session.value.mode !== 'typed' ? session.value.mode : null));
  const isOn = shallowRef(false);
  const hasDetector = shallowRef(true);

  const turnOn = async (): Promise<void> => {
    if (isOn.value) return microphone.open();
    const [loaded] = await Promise.all([
      mode.value === 'open_microphone' ? detector.load() : true,
      loudspeaker.open().catch(() => {}),
    ]);
    hasDetector.value = loaded;
    if (!loaded) spoken.notice.value = 'no_detector';
    isOn.value = true;
  };

  watch(mode, (wanted) => {
    if (wanted && mayBegin()) void turnOn();
  });
  watch(pausedAt, (since) => spoken.pause(since !== null));
  const follow = createFollowing({
    microphone: { ...microphone, isFaulty: () => microphone.fault.value !== null },
    voice: {
      open: (sessionId, wanted) => spoken.open(sessionId, hasDetector.value ? wanted : 'push_to_talk'),
      lost: spoken.lost,
      left: spoken.left,
      isOpen: () => spoken.isOpen.value,
      hears: () => spoken.hears.value && (spoken.isOpen.value || !spoken.typingOnly.value),
    },
  });
  watch([isOn, phase, pausedAt], ([on, now, paused]) =>
    follow({ isOn: on, phase: now, isPaused: paused !== null, sessionId: session.value?.sessionId, mode: mode.value }),
  );

  useUnsent(spoken, () => session.value?.sessionId);

  const shownAs = computed((): Activity | null => {
    const floor = spoken.floor.value;
    if (!mode.value || !spoken.isOpen.value) return null;
    return floor === 'closing' || floor === 'closed' ? 'listening' : floor;
  });

  return {
    ...spoken,
    isSpoken: computed(() => mode.value !== null),
    // Before the voice is open only the offer tells.
    listensOnly: computed(() => !spoken.hears.value || (offer.value?.speech === 'served' && !offer.value.hears)),
    isOn,
    isReady: computed(() => microphone.status.value === 'open'),
    isLive: spoken.isOpen,
    isFree: computed(() => mode.value === 'open_microphone' && hasDetector.value && !spoken.isByKey.value),
    isHeard: computed(() => isOn.value && !spoken.captionsOnly.value && !spoken.isSilent.value),
    shownAs,
    fault: computed(() => (spoken.hears.value ? microphone.fault.value : null)),
    isDead: microphone.isDead,
    meter: microphone.meter,
    turnOn,
    turnSoundOn: loudspeaker.turnOn,
  };
};
