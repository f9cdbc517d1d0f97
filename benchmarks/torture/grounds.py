"""Where archives are killed: places for new ones, how far one is, and whether what is left of it is sound."""

import os
import signal
import sqlite3
import time
from contextlib import closing, suppress
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from typing import Protocol

import psycopg

from benchmarks.postgres import Server, server

IN_SERVER = 0.1
"""How often it is not the program that is killed, but the process of the server that works for it."""

TRIES, PAUSE = 1_000, 0.01
_WORKING, _KEEPER = "application_name = 'twosource'", "backend_type = 'checkpointer'"


class Ground(Protocol):
    """One kind of place."""

    def place(self) -> str:
        """Return a place where nothing is."""
        ...

    def added(self, place: str) -> int:
        """Return how many captures are in an archive that somebody may be making just now."""
        ...

    def kill(self, process: BaseProcess, chance: Random) -> None:
        """End a process that adds to an archive, or what works for it."""
        ...

    def damage(self, place: str) -> str | None:
        """Return what is wrong with the tables of an archive, and take the archive away."""
        ...


class Files:
    """Archives in SQLite, in a folder."""

    def __init__(self, folder: str) -> None:
        self._folder, self._made = Path(folder), 0

    def place(self) -> str:
        self._made += 1
        return str(self._folder / f"{self._made}.sqlite")

    def added(self, place: str) -> int:
        with suppress(sqlite3.Error), closing(sqlite3.connect(f"file:{place}?mode=ro", uri=True)) as file:
            return int(file.execute("SELECT count(*) FROM additions").fetchone()[0])
        return 0

    def kill(self, process: BaseProcess, chance: Random) -> None:
        process.kill()

    def damage(self, place: str) -> str | None:
        with closing(sqlite3.connect(place)) as file:
            state = file.execute("PRAGMA integrity_check").fetchone()[0]
        for path in self._folder.glob(f"{Path(place).name}*"):
            path.unlink()
        return None if state == "ok" else str(state)


class Schemas:
    """Archives in PostgreSQL, on a server of one's own, which starts anew where a process of it is killed."""

    def __init__(self) -> None:
        self._server: Server = server()
        self._looking: dict[str, psycopg.Connection] = {}

    def place(self) -> str:
        self._look_no_more()
        self._server.wait()
        return self._server.schema()

    def added(self, place: str) -> int:
        try:
            if place not in self._looking:
                self._looking[place] = psycopg.connect(place, autocommit=True)
            found = self._looking[place].execute("SELECT count(*) FROM additions").fetchone()
        except psycopg.errors.UndefinedTable:
            return 0
        except psycopg.OperationalError:
            self._look_no_more()
            return 0
        return int(found[0]) if found else 0

    def kill(self, process: BaseProcess, chance: Random) -> None:
        if chance.random() >= IN_SERVER:
            return process.kill()
        self._look_no_more()
        before = self._pids(_KEEPER)
        for pid in self._pids(_WORKING):
            with suppress(ProcessLookupError):  # it is just done
                os.kill(pid, signal.SIGKILL)
                self._wait_for_another(before)
        return process.join()

    def _wait_for_another(self, before: list[int]) -> None:
        """Wait until the server has seen to what befell it: all that it consists of starts anew."""
        for _ in range(TRIES):
            if self._pids(_KEEPER) not in (before, []):
                return
            time.sleep(PAUSE)

    def _pids(self, which: str) -> list[int]:
        """Return processes of the server; none while it starts anew."""
        with suppress(psycopg.OperationalError), psycopg.connect(self._server.place, autocommit=True) as asking:
            return [pid for (pid,) in asking.execute(f"SELECT pid FROM pg_stat_activity WHERE {which}").fetchall()]
        return []

    def damage(self, place: str) -> str | None:
        """Look into every table and index: all rows of each can be read, and as many by the one as by the other."""
        self._look_no_more()
        with psycopg.connect(place, autocommit=True) as looking:
            looking.execute("SET enable_seqscan = off")
            by_index = looking.execute("SELECT id FROM additions ORDER BY id").fetchall()
            looking.execute("SET enable_seqscan = on; SET enable_indexscan = off; SET enable_indexonlyscan = off")
            rows = looking.execute("SELECT id FROM additions ORDER BY id").fetchall()
            looking.execute("DO $$ BEGIN EXECUTE 'DROP SCHEMA ' || current_schema() || ' CASCADE'; END $$")
        return None if rows == by_index else "an index and its table differ"

    def _look_no_more(self) -> None:
        while self._looking:
            self._looking.popitem()[1].close()
