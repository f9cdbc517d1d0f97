"""`read` passes each document on before the next one is there."""

import json
import subprocess
import sys
import threading
from itertools import cycle, islice

TEXT = "The ferry sailed at noon on Monday, the harbour master Ana Roth said in Saltmere. "
DOCUMENTS = 300
PATIENCE = 60
"""Seconds after which a program that waits for the end of its input is stopped."""


def test_every_document_comes_out_before_the_input_ends() -> None:
    words = [sys.executable, "-m", "twosource", "read", "-", "--format", "jsonl", "--reader", "rules"]
    lengths = islice(cycle(range(2, 8)), DOCUMENTS)
    lines = [json.dumps({"id": str(number), "text": TEXT * length}) for number, length in enumerate(lengths)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        given, stop = process.stdin, threading.Timer(PATIENCE, process.kill)
        stop.start()

        def give() -> None:
            given.write("".join(line + "\n" for line in lines))
            given.flush()

        giver = threading.Thread(target=give)
        giver.start()
        found = [process.stdout.readline() for _ in lines]
        giver.join()
        stop.cancel()
        given.close()
        assert [json.loads(line)["ref"] for line in found if line] == [str(number) for number in range(DOCUMENTS)]
        assert process.wait() == 0
