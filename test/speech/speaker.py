"""Speaks with the library of eSpeak NG, and says when each word sounds.

A line of JSON in: {"text": ..., "voice": ..., "wordsAMinute": ...}.
A line of JSON out: {"pcm": base64 of 16-bit samples, "rate": samples a second, "words": [[from, to, sample], ...]}: the
characters of a word, and the sample with which it begins.
"""
import base64
import ctypes
import json
import sys

RETRIEVAL, UTF8, PHONEMES_OFF, WORD = 1, 1, 0x1000, 1
RATE_PARAMETER = 1


class Name(ctypes.Union):
    _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8)]


class Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_ms", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", Name),
    ]


espeak = ctypes.CDLL("libespeak-ng.so.1")
rate = espeak.espeak_Initialize(RETRIEVAL, 60, None, 0)
pieces, words = [], []


@ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(Event))
def on_sound(samples, count, events):
    at = 0
    while events[at].type != 0:
        event = events[at]
        # Between two sentences there is a mark of a word that stands nowhere.
        if event.type == WORD and event.text_position > 0:
            begin = event.text_position - 1
            words.append([begin, begin + event.length, round(event.audio_ms * rate / 1000)])
        at += 1
    if samples and count > 0:
        pieces.append(ctypes.string_at(samples, count * 2))
    return 0


espeak.espeak_SetSynthCallback(on_sound)


def speak(text, voice, words_a_minute):
    pieces.clear()
    words.clear()
    if espeak.espeak_SetVoiceByName(voice.encode()) != 0:
        raise ValueError(f"eSpeak NG has no voice {voice}")
    espeak.espeak_SetParameter(RATE_PARAMETER, words_a_minute, 0)
    data = text.encode() + b"\0"
    espeak.espeak_Synth(data, ctypes.c_size_t(len(data)), 0, 1, 0, UTF8 | PHONEMES_OFF, None, None)
    espeak.espeak_Synchronize()
    return {"pcm": base64.b64encode(b"".join(pieces)).decode(), "rate": rate, "words": words}


for line in sys.stdin:
    asked = json.loads(line)
    print(json.dumps(speak(asked["text"], asked["voice"], asked["wordsAMinute"])), flush=True)
