"""What watches over the project itself: known weaknesses, secrets, and what the program is made of."""

import json
import re
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from scripts import audit, find_secrets, sbom

WEAK = {"id": "GHSA-xxxx-yyyy-zzzz", "aliases": ["CVE-2031-1"], "modified": "2031-01-01T00:00:00Z"}
FIXED = {
    "package": {"name": "jinja2", "ecosystem": "PyPI"},
    "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "99"}]}],
}
FIT = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "CNRI-Python", "ISC", "MIT", "MIT-0", "PSF-2.0",
    "Zlib", "MPL-2.0", "LGPL-2.1-or-later",  # bind only whoever changes the library's own files
}  # fmt: skip
"""Licences of libraries that a program under Apache-2.0 may be given away with."""


@contextmanager
def osv(status: int = 200) -> Iterator[str]:
    """A service of weaknesses that knows one, in jinja2."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
            told = {"vulns": [{**WEAK, "affected": [FIXED]}]} if asked["package"]["name"] == "jinja2" else {}
            body = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1/query"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def wanted(tmp_path: Path) -> str:
    place = tmp_path / "requirements.txt"
    place.write_text("Jinja2==3.1.6\nmsgspec==0.22.0\n")
    return str(place)


def test_a_weakness_that_a_service_knows_is_a_finding(wanted: str, capsys: pytest.CaptureFixture[str]) -> None:
    with osv() as place:
        assert audit.main([wanted, "--osv", place]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "audit: jinja2 3.1.6: CVE-2031-1 = GHSA-xxxx-yyyy-zzzz, mended in 99",
        "audit: 1 known weakness in 2 libraries",
    ]


def test_a_service_that_cannot_be_asked_is_said_and_is_no_finding(
    wanted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with osv(status=500) as place:
        assert audit.main([wanted, "--osv", place]) == 0
    assert "of 2 of 2 libraries no service tells from here; that is no all-clear" in capsys.readouterr().out


def test_a_weakness_is_lived_with_for_a_reason_and_a_time(capsys: pytest.CaptureFixture[str]) -> None:
    found = [audit.Finding("a 1", ("GHSA-1", "CVE-1"), ())]
    known = [audit.Known("CVE-1", "it is in a part that is not used", date(2031, 2, 1))]
    statuses = [
        audit.conclude(found, asked=1, untold=0, known=known, today=today)
        for today in (date(2031, 1, 31), date(2031, 2, 1))
    ]
    assert statuses == [0, 1]
    assert "lived with until 2031-02-01: it is in a part that is not used" in capsys.readouterr().out


def test_every_weakness_that_is_lived_with_has_a_reason_and_an_end() -> None:
    assert all(len(each.reason) > 20 and each.until <= date(2028, 1, 1) for each in audit.KNOWN)


def test_a_secret_is_found_in_the_files_and_in_their_history_and_is_not_printed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def git(*words: str) -> None:
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *words], cwd=tmp_path, check=True)

    secret = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    git("init", "--quiet")
    (tmp_path / ".gitignore").write_text(".venv/\n")
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "key.pem").write_text(secret)
    git("add", "-A")
    git("commit", "--quiet", "-m", "a page")
    assert find_secrets.main(tmp_path) == 0
    (tmp_path / "key.pem").write_text(secret)
    assert find_secrets.main(tmp_path) == 1
    git("add", "-A")
    git("commit", "--quiet", "-m", "a key")
    git("rm", "--quiet", "key.pem")
    git("commit", "--quiet", "-m", "no key")
    capfd.readouterr()
    assert find_secrets.main(tmp_path) == 1
    told = "".join(capfd.readouterr())
    assert "key.pem" in told
    assert secret.splitlines()[1] not in told


@pytest.fixture(scope="module")
def bill(root: Path) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads((root / sbom.FILE).read_bytes())
    return whole


def test_the_bill_of_materials_is_cyclonedx(root: Path) -> None:
    text = (root / sbom.FILE).read_text("utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    assert not re.search(r"timestamp|serialNumber|file:|/(?:home|root|work|tmp)/", text)


def test_the_bill_of_materials_names_what_is_locked(bill: dict[str, Any]) -> None:
    named = {each["name"]: each["version"] for each in bill["components"]}
    assert named == sbom.locked(), "make sbom"
    assert {each["ref"] for each in bill["dependencies"]} == {*named, "twosource"}


def test_the_bill_of_materials_names_what_ships_as_data(bill: dict[str, Any], root: Path, tracked: list[Path]) -> None:
    named = {each["name"]: each["hashes"][0]["content"] for each in bill["metadata"]["component"]["components"]}
    inside = root / "src"
    shipped = [path for path in tracked if path.is_relative_to(inside) and path.suffix in sbom.DATA]
    assert named == {p.relative_to(inside).as_posix(): sha256(p.read_bytes()).hexdigest() for p in shipped}, "make sbom"


def test_no_file_of_data_is_left_out_of_the_bill_for_its_ending(root: Path, tracked: list[Path]) -> None:
    code = {".py", ".pyi", ".typed", ".html", ".css", ".js", ".svg"}
    assert {path.suffix for path in tracked if path.is_relative_to(root / "src")} <= code | set(sbom.DATA)


def test_every_library_may_be_given_away_with_the_program(bill: dict[str, Any]) -> None:
    for each in bill["components"]:
        (licence,) = each["licenses"]
        words = licence.get("expression") or licence["license"]["id"]
        assert any(set(choice.strip("() ").split(" AND ")) <= FIT for choice in words.split(" OR ")), each["name"]
