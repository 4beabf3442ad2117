"""Pipecat as its documentation builds a voice agent on a WebSocket, at one port, for the bench of voice.

    pipecat_server.py PORT BASE_URL

One pipeline a connection: transport, OpenAI's recogniser, context, OpenAI's model, OpenAI's voice, transport, context; all
three at BASE_URL. Up come frames of 16-bit samples at 16 kHz, down go frames at 24 kHz, both bare, which costs Pipecat less
than its own envelopes. Lines of JSON beside them say what the bench needs, in milliseconds of the monotonic clock:
    {"is": "quiet", "at": ...}        its detector has called a voice over
    {"is": "turn", "at": ...}         it has decided that the learner's turn is over
    {"is": "interrupted"}             the client is to drop what it has not played
    {"is": "said", "text": ..., "cut": ...}   what its context holds of an answer
"""
import json
import sys
import time

import uvicorn
from fastapi import FastAPI, WebSocket
from loguru import logger
from pipecat.audio.vad.silero import SileroVADAnalyzer
from pipecat.audio.vad.vad_analyzer import VADParams, VADState
from pipecat.frames.frames import InputAudioRawFrame, InterruptionFrame, OutputAudioRawFrame
from pipecat.pipeline.pipeline import Pipeline
from pipecat.pipeline.worker import PipelineParams, PipelineWorker
from pipecat.processors.aggregators.llm_context import LLMContext
from pipecat.processors.aggregators.llm_response_universal import LLMContextAggregatorPair, LLMUserAggregatorParams
from pipecat.serializers.base_serializer import FrameSerializer
from pipecat.services.openai.llm import OpenAILLMService
from pipecat.services.openai.stt import OpenAISTTService
from pipecat.services.openai.tts import OpenAITTSService
from pipecat.transports.websocket.fastapi import FastAPIWebsocketParams, FastAPIWebsocketTransport
from pipecat.turns.user_stop import SpeechTimeoutUserTurnStopStrategy
from pipecat.turns.user_turn_strategies import UserTurnStrategies, default_user_turn_start_strategies
from pipecat.workers.runner import WorkerRunner

PORT, BASE_URL = int(sys.argv[1]), sys.argv[2]
IN_RATE, OUT_RATE = 16_000, 24_000
STOP_SECONDS = 0.2
SPOKEN = (VADState.STOPPING, VADState.SPEAKING)

logger.remove()
logger.add(sys.stderr, level="ERROR")


class Marks:
    """What happens, told to the client as it happens."""

    def __init__(self, socket):
        self.socket = socket
        self.quiet_at = 0.0

    async def tell(self, **said):
        try:
            await self.socket.send_text(json.dumps(said))
        except Exception:
            pass  # The client has gone.


def now_ms():
    return time.monotonic() * 1000


class Detector(SileroVADAnalyzer):
    """Keeps the moment at which it calls a voice over; it runs in a thread."""

    def __init__(self, marks, **rest):
        super().__init__(**rest)
        self.marks = marks

    def _run_analyzer(self, buffer):
        before = self._vad_state
        state = super()._run_analyzer(buffer)
        if before in SPOKEN and state == VADState.QUIET:
            self.marks.quiet_at = now_ms()
        return state


class TurnEnd(SpeechTimeoutUserTurnStopStrategy):
    """The turn is over as soon as its words are there."""

    def __init__(self, marks, **rest):
        super().__init__(**rest)
        self.marks = marks

    async def trigger_user_turn_stopped(self, **rest):
        at = now_ms()
        await super().trigger_user_turn_stopped(**rest)
        await self.marks.tell(**{"is": "quiet"}, at=self.marks.quiet_at)
        await self.marks.tell(**{"is": "turn"}, at=at)


class Bare(FrameSerializer):
    async def serialize(self, frame):
        if isinstance(frame, OutputAudioRawFrame):
            return frame.audio
        return '{"is": "interrupted"}' if isinstance(frame, InterruptionFrame) else None

    async def deserialize(self, data):
        if not isinstance(data, bytes):
            return None
        return InputAudioRawFrame(audio=data, sample_rate=IN_RATE, num_channels=1)


app = FastAPI()


@app.get("/ready")
async def ready():
    return {}


@app.websocket("/talk")
async def talk(socket: WebSocket):
    await socket.accept()
    marks = Marks(socket)
    transport = FastAPIWebsocketTransport(
        socket,
        FastAPIWebsocketParams(
            audio_in_enabled=True,
            audio_out_enabled=True,
            audio_in_sample_rate=IN_RATE,
            audio_out_sample_rate=OUT_RATE,
            serializer=Bare(),
            audio_out_end_silence_secs=0,
        ),
    )
    at = {"api_key": "none", "base_url": BASE_URL}
    context = LLMContext([{"role": "system", "content": "You are Samira Haddad, and you have waited on two mornings."}])
    contexts = LLMContextAggregatorPair(
        context,
        user_params=LLMUserAggregatorParams(
            vad_analyzer=Detector(marks, params=VADParams(stop_secs=STOP_SECONDS)),
            user_turn_strategies=UserTurnStrategies(
                start=default_user_turn_start_strategies(),
                stop=[TurnEnd(marks, user_speech_timeout=0.0)],
            ),
        ),
    )
    pipeline = Pipeline(
        [
            transport.input(),
            OpenAISTTService(**at, ttfs_p99_latency=0.0, settings=OpenAISTTService.Settings(model="whisper-1")),
            contexts.user(),
            OpenAILLMService(**at, settings=OpenAILLMService.Settings(model="a-mind")),
            OpenAITTSService(**at, settings=OpenAITTSService.Settings(model="a-voice", voice="alloy")),
            transport.output(),
            contexts.assistant(),
        ]
    )
    worker = PipelineWorker(
        pipeline,
        params=PipelineParams(audio_in_sample_rate=IN_RATE, audio_out_sample_rate=OUT_RATE),
        enable_rtvi=False,
        enable_turn_tracking=False,
        idle_timeout_secs=None,
    )

    @contexts.assistant().event_handler("on_assistant_turn_stopped")
    async def said(_, message):
        await marks.tell(**{"is": "said"}, text=message.content or "", cut=bool(message.interrupted))

    @transport.event_handler("on_client_disconnected")
    async def gone(_, __):
        await worker.cancel()

    runner = WorkerRunner(handle_sigint=False)
    await runner.add_workers(worker)
    await runner.run()


uvicorn.run(app, host="127.0.0.1", port=PORT, log_level="error", loop="asyncio")
