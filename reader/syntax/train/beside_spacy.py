"""Reads the same text with spaCy and with package syntax in turn, one core each,
and prints the words a second of both: tags, trees and names, from raw text.

    python3 reader/syntax/train/beside_spacy.py PIPELINE SHARED

PIPELINE is the name or folder of an installed spaCy pipeline, SHARED the folder
that has data/corpora/mueller. Words are each reader's own tokens, white space
not counted; seconds are of processor time, loading left out, so that other work
on the machine weighs little. The best of three rounds counts.
"""
import os
import re
import resource
import subprocess
import sys
import tempfile
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"
import spacy

pipeline, shared = sys.argv[1:3]
nlp = spacy.load(pipeline, exclude=["lemmatizer", "attribute_ruler", "senter"])
with open(shared + "/data/corpora/mueller/volume2.md", "rb") as f:
    text = f.read(100_000).decode("utf8", "ignore")
paragraphs = [p for p in re.split(r"\n\s*\n", text) if p.strip()]
binary = tempfile.mkdtemp() + "/syntax.test"
subprocess.run(["go", "test", "-c", "-o", binary, "./reader/syntax"], check=True)


def spacy_round():
    start, words = time.process_time(), 0
    for doc in nlp.pipe(paragraphs, batch_size=64):
        words += sum(not t.is_space for t in doc)
    return words / (time.process_time() - start)


def our_run(times):
    """Processor seconds of so many readings, and the words of one."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = subprocess.run([binary, "-test.run=^$", "-test.bench=Parse", f"-test.benchtime={times}x", "-test.cpu=1"],
                         cwd="reader/syntax", env=dict(os.environ, BACKCHANNEL_SHARED=shared, GOMAXPROCS="1"),
                         capture_output=True, text=True, check=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    ns, rate = re.search(r"([\d.]+) ns/op\s+([\d.]+) words/s", out).groups()
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, float(ns) * float(rate) / 1e9


def our_round():
    few, _ = our_run(3)
    many, words = our_run(13)
    return 10 * words / (many - few)


spacy_round()  # fills its caches, as ours is filled by the runs left out
rounds = [(spacy_round(), our_round()) for _ in range(3)]
theirs, ours = max(r[0] for r in rounds), max(r[1] for r in rounds)
print(f"spaCy {spacy.__version__}, {nlp.meta['name']} {nlp.meta['version']}: {theirs:,.0f} words/s")
print(f"package syntax: {ours:,.0f} words/s, {ours / theirs:.1f} times as many")
