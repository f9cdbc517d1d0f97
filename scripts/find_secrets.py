"""`make audit`: keys and passwords in the files of the project, as they are now and in all of their history.

Kingfisher looks; it is asked to try none of what it finds, and prints none of it. What git ignores is not looked at:
the libraries in an environment have keys of their own, for their tests.
"""

import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

TOOL = Path(sysconfig.get_path("scripts")) / "kingfisher"
CALL = (str(TOOL), "scan", ".", "--no-validate", "--no-update-check", "--redact", "--quiet")


def main(root: Path) -> int:
    """Look at a clone of git, say what was found, and return the exit status."""
    if not (root / ".git").exists() or shutil.which("git") is None:
        print("secrets: this is no clone of git, and nothing was looked at")
        return 0
    with tempfile.TemporaryDirectory() as place:
        _git(root, "clone", "--quiet", "--local", str(root), place)
        for name in _git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0"):
            now = root / name
            if name and now.is_file() and not now.is_symlink():
                (Path(place) / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(now, Path(place) / name)
        found = subprocess.run(CALL, cwd=place, check=False).returncode  # noqa: S603  the tool beside this Python
    print("secrets: look at what is above" if found else "secrets: none in the files, and none in their history")
    return 1 if found else 0


def _git(root: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=root, check=True, capture_output=True, encoding="utf-8").stdout  # noqa: S603, S607


if __name__ == "__main__":
    sys.exit(main(Path(__file__).parents[1]))
