"""`make sbom`: what the program is made of, as CycloneDX, written anew where versions or shipped data have changed.

The libraries are those of requirements.txt, with the licences that they state where they are installed; the data are
the files that ship with the program, with their hashes. No time, machine or number of chance is in it.
"""

import hashlib
import json
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FILE = "twosource.cdx.json"
STATED = {
    "flatbuffers": "Apache-2.0",
    "jinja2": "BSD-3-Clause",
    "justext": "BSD-2-Clause",
    "protobuf": "BSD-3-Clause",
    "rich-click": "MIT",
}
"""What stands in the licences of libraries that name theirs in words, and not by its name in SPDX."""
MODELS = (".onnx", ".npz", ".npy")
DATA = (*MODELS, ".tsv", ".txt", ".xz", ".json")
Part = dict[str, Any]


def main() -> None:
    """Write the file."""
    tool = Path(sysconfig.get_path("scripts")) / "cyclonedx-py"
    words = [str(tool), "environment", sys.executable, "--output-reproducible", "--pyproject", "pyproject.toml"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, check=False)  # noqa: S603  the tool beside this Python
    if done.returncode:
        sys.exit(f"make sbom: {done.stderr.decode(errors='replace').strip()}")
    (ROOT / FILE).write_bytes(written(json.loads(done.stdout)))


def written(found: Part) -> bytes:
    """Return the file, made of what is installed."""
    wanted = locked()
    installed = {plain(each["name"]): each for each in found["components"]}
    if off := [name for name, version in wanted.items() if installed.get(name, {}).get("version") != version]:
        sys.exit(f"make sbom: not installed as requirements.txt has it: {', '.join(off)}")
    names = {installed[name]["bom-ref"]: name for name in wanted} | {"root-component": "twosource"}
    libraries = [library(name, installed[name]) for name in wanted]
    whole = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {**ours(found["metadata"]["component"]), "components": list(shipped())}},
        "components": libraries,
        "dependencies": [
            {
                "ref": names[each["ref"]],
                "dependsOn": sorted(names[to] for to in each.get("dependsOn", ()) if to in names),
            }
            for each in sorted(found["dependencies"], key=lambda each: names.get(each["ref"], ""))
            if each["ref"] in names
        ],
    }
    return json.dumps(whole, indent=1, ensure_ascii=False).encode() + b"\n"


def locked() -> dict[str, str]:
    """Return the libraries that the program is installed with, and their versions."""
    lines = (ROOT / "requirements.txt").read_text("utf-8").split()
    return dict(sorted((plain(name), version) for name, _, version in (line.partition("==") for line in lines)))


def plain(name: str) -> str:
    """Return the one spelling of the name of a library."""
    return re.sub(r"[-_.]+", "-", name).lower()


def ours(part: Part) -> Part:
    """Return what is said of the program itself."""
    return {"bom-ref": "twosource", **{key: part[key] for key in ("type", "name", "version", "licenses")}}


def library(name: str, part: Part) -> Part:
    """Return what is said of a library."""
    version = part["version"]
    return {
        "type": "library",
        "bom-ref": name,
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{name}@{version}",
        "licenses": [licence(name, part)],
    }


def licence(name: str, part: Part) -> Part:
    """Return under which licence a library is, by its name in SPDX; ends the program where that is not known."""
    for each in part.get("licenses", ()):
        if "expression" in each:
            return {"expression": each["expression"]}
        if "id" in each["license"]:
            return {"license": {"id": each["license"]["id"]}}
    if name not in STATED:
        sys.exit(f"make sbom: {name} does not name its licence; look at it, and write it into STATED")
    return {"license": {"id": STATED[name]}}


def shipped() -> Iterator[Part]:
    """Yield what is said of each file of data that ships with the program; NOTICE tells where it comes from."""
    for path in sorted((ROOT / "src").rglob("*")):
        if path.suffix in DATA and path.is_file():
            name = path.relative_to(ROOT / "src").as_posix()
            yield {
                "type": "machine-learning-model" if path.suffix in MODELS else "data",
                "bom-ref": name,
                "name": name,
                "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(path.read_bytes()).hexdigest()}],
            }


if __name__ == "__main__":
    main()
