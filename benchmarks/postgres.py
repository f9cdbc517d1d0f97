"""A server of PostgreSQL of one's own, in a folder that goes away: for tests, and for tormenting it.

It is Debian's, listens on no network, and ends with the process that started it, however that ends. Nothing in it is
written through to the disk, so that it is fast; whoever turns off the machine loses what is in it.
"""

import atexit
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from functools import lru_cache
from itertools import count
from pathlib import Path
from urllib.parse import quote

DEBIAN = "/usr/lib/postgresql"
SECONDS = 60
"""How long a server may take to start or to stop."""
WITH_PASSWORD = "with_password"
"""Members of this group are let in with their password alone; whoever needs it makes it."""
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "shared_buffers": "16MB",
    "autovacuum": "off",
}
_INITIAL = ("--encoding=UTF8", "--locale=C", "--auth=trust", "--no-sync")


class NoServer(Exception):
    """There is no PostgreSQL here that could be started."""


class Server:
    """A running server; databases and schemas in it by the address of an archive."""

    def __init__(self) -> None:
        """Make it and start it; NoServer where PostgreSQL is not installed, or cannot be run."""
        self.programs = _programs()
        self._as = _somebody()
        self.folder = Path(tempfile.mkdtemp(prefix="pg"))
        atexit.register(self.end)
        self._process: subprocess.Popen[bytes] | None = None
        self._numbers = count(1)
        self.place = f"postgresql://postgres@/postgres?host={self.folder}"
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        self._run("initdb", "-D", f"{self.folder}/data", "-U", "postgres", *_INITIAL)
        rules = self.folder / "data" / "pg_hba.conf"
        rules.write_text(f"local all +{WITH_PASSWORD} scram-sha-256\n" + rules.read_text("utf-8"), encoding="utf-8")
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = [word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")]
        program = [f"{self.programs}/postgres", "-D", f"{self.folder}/data", "-k", str(self.folder), *settings]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen([*self._as, *program], stdout=log, stderr=log, cwd=self.folder)
        self.wait()

    def wait(self) -> None:
        """Wait until it answers, as it does soon after a process of it was killed; NoServer where it has ended."""
        end = time.monotonic() + SECONDS
        asked = [f"{self.programs}/pg_isready", "-q", "-h", str(self.folder)]
        while self._process is not None and self._process.poll() is None and time.monotonic() < end:
            if subprocess.run(asked, check=False).returncode == 0:
                return
            time.sleep(0.05)
        raise NoServer((self.folder / "log").read_text("utf-8", "replace").strip().splitlines()[-1])

    def stop(self) -> None:
        """Stop it at once, whoever is connected."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(SECONDS)
            self._process = None

    def end(self) -> None:
        """Stop it and leave nothing behind."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def database(self, *options: str) -> str:
        """Return the address of a new database, which is empty."""
        name = f"d{next(self._numbers)}"
        self.tool("createdb", *options, name)
        return f"postgresql://postgres@/{name}?host={self.folder}"

    def schema(self) -> str:
        """Return the address of a new schema in the database that is always there: as good, and made faster."""
        import psycopg

        name = f"s{next(self._numbers)}"
        with psycopg.connect(self.place, autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        return f"{self.place}&options={quote(f'-c search_path={name}')}"

    def tool(self, program: str, *options: str) -> bytes:
        """Run a program of PostgreSQL on it and return what it prints."""
        return self._run(program, "-h", str(self.folder), "-U", "postgres", *options)

    def _run(self, program: str, *options: str) -> bytes:
        command = [*self._as, f"{self.programs}/{program}", *options]
        done = subprocess.run(command, capture_output=True, cwd=self.folder, check=False, timeout=SECONDS)
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr.decode('utf-8', 'replace').strip()}")
        return done.stdout


@lru_cache(maxsize=1)
def server() -> Server:
    """Return the server of this process, started when it is first asked for."""
    return Server()


def _programs() -> Path:
    found = [path.parent for path in Path(DEBIAN).glob("*/bin/postgres")]
    if found:
        return max(found, key=lambda path: [int(part) for part in path.parent.name.split(".") if part.isdigit()])
    elsewhere = shutil.which("postgres")
    if elsewhere is None:
        raise NoServer("no PostgreSQL is here; on Debian: apt-get install postgresql")
    return Path(elsewhere).resolve().parent


def _somebody() -> list[str]:
    """Return what a command begins with so that it ends with this process and does not run as root, who may not."""
    setpriv = shutil.which("setpriv")
    if os.geteuid() != 0:
        return [setpriv, "--pdeathsig", "INT"] if setpriv else []
    try:
        pwd.getpwnam("postgres")
    except KeyError:
        raise NoServer("root may not run PostgreSQL, and there is no user postgres") from None
    if setpriv is None:
        raise NoServer("root may not run PostgreSQL, and there is no setpriv to run it as postgres")
    return [setpriv, "--reuid=postgres", "--regid=postgres", "--init-groups", "--pdeathsig", "INT"]
