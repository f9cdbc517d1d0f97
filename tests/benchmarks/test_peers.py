import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.scale import methods, peers
from benchmarks.scale.truth import b_cubed, derivation, pairs


def called(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "benchmarks.scale.peers", *options]
    return subprocess.run(
        command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False, timeout=120
    )


def test_the_stages_find_who_copies_whom_and_what_is_one_story() -> None:
    items = list(peers.some(60, seed=3))
    documents = [item.document for item in items]
    found = methods.traced(documents).pairs
    groups = methods.gathered(documents).groups
    assert found is not None
    assert groups is not None
    assert derivation(pairs(items), found).by_root.f1 > 0.9
    assert b_cubed([item.story for item in items], groups).f1 > 0.9


def test_near_duplicates_are_laid_to_the_earliest() -> None:
    pytest.importorskip("datasketch")
    items = list(peers.some(60, seed=3))
    found = methods.near_duplicates(0.5)([item.document for item in items]).pairs
    assert found
    assert derivation(pairs(items), found).by_root.precision > 0.9


def test_a_row_says_what_was_found_and_what_it_cost() -> None:
    run = called("--documents", "20", "--only", "gather", "--markdown")
    head, _, row = run.stdout.strip().splitlines()
    assert head.startswith("| documents | by | seconds | peak MB |")
    assert "twosource, gather" in row
    assert float(row.split("|")[7]) > 0.5


def test_what_does_not_fit_says_so() -> None:
    run = called("--documents", "20", "--only", "trace", "--gigabytes", "0.05")
    assert run.returncode == 0
    assert "does not fit in 0.05 GB" in run.stdout
