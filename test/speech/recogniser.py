"""Recognises whole utterances with PocketSphinx, among the sentences that a test speaks.

A line of JSON in: {"pcm": base64 of 16-bit samples at 16 kHz, "sentences": [...], "passages": [...]}. A sentence is
recognised from its beginning, a passage from any of its words on; both may break off after any word.
A line of JSON out: {"text": the words, "misfit": how much worse they explain their sound than the best of all sounds of
speech does, in natural logarithms a frame of 10 ms; null where there are no words}.
"""
import array
import base64
import json
import math
import re
import sys

from pocketsphinx import Decoder

LOUDEST = 12000

decoder = Decoder(samprate=16000, loglevel="FATAL", lm=None)
known = set()


def words_of(text):
    words = re.findall(r"[a-z]+(?:'[a-z]+)*", text.lower().replace("\u2019", "'"))
    return [word for word in words if decoder.lookup_word(word)]


def rules_of(name, words):
    return [
        f"<{name}_{at}> = {word}" + (f" [<{name}_{at + 1}>];" if at + 1 < len(words) else ";")
        for at, word in enumerate(words)
    ]


def grammar_of(sentences, passages):
    rules, begins = [], []
    for number, (text, is_passage) in enumerate([(s, False) for s in sentences] + [(p, True) for p in passages]):
        words = words_of(text)
        if words:
            rules += rules_of(f"s{number}", words)
            begins += [f"<s{number}_{at}>" for at in range(len(words) if is_passage else 1)]
    return "#JSGF V1.0;\ngrammar heard;\n" + "\n".join(rules) + f"\npublic <heard> = {' | '.join(begins)};\n"


def at_one_level(pcm):
    samples = array.array("h", pcm)
    gain = LOUDEST / max(1, max(map(abs, samples), default=0))
    return array.array("h", (round(at * gain) for at in samples)).tobytes()


def misfit_of(words):
    frames = sum(word.end_frame - word.start_frame + 1 for word in words)
    return -sum(math.log(max(word.ascore, sys.float_info.min)) for word in words) / frames


def recognise(pcm, sentences, passages):
    grammar = grammar_of(sentences, passages)
    name = f"g{hash(grammar)}"
    if grammar not in known:
        decoder.add_jsgf_string(name, grammar)
        known.add(grammar)
    decoder.activate_search(name)
    decoder.start_utt()
    decoder.process_raw(at_one_level(pcm), no_search=False, full_utt=True)
    decoder.end_utt()
    heard = decoder.hyp()
    if heard is None or heard.hypstr == "":
        return {"text": "", "misfit": None}
    return {"text": heard.hypstr, "misfit": misfit_of([s for s in decoder.seg() if s.word[0] not in "<["])}


for line in sys.stdin:
    asked = json.loads(line)
    answer = recognise(base64.b64decode(asked["pcm"]), asked["sentences"], asked["passages"])
    print(json.dumps(answer), flush=True)
