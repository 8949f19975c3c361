"""Set up and pass all tests on a fresh machine: `python3 tests/run.py [--fast] [pytest options]`.

Makes `.venv` beside the project, installs argmap with what its tests need, sees to a browser, then
runs every check; with `--fast` all but the tests in a browser, which take most of the time. Needs
Python 3.11 or newer and nothing else.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
FAST = "--fast"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

CHECKS = (
    ("format", [PYTHON, "-m", "ruff", "format", "--check", "--quiet", "."]),
    ("lint", [PYTHON, "-m", "ruff", "check", "--quiet", "."]),
    ("types", [PYTHON, "-m", "mypy"]),
    ("layers", [BIN / "lint-imports"]),
    ("javascript", [PYTHON, ROOT / "tests" / "javascript" / "check.py"]),
)


def main() -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 (this file is run by whatever Python there is)
        print(f"Python 3.11 or newer is wanted; this is {sys.version.split()[0]}", file=sys.stderr)
        return 2
    options = [option for option in sys.argv[1:] if option != FAST]
    fast = len(options) < len(sys.argv) - 1
    set_up(browser=not fast)
    chosen = ["-m", "not browser"] if fast else []
    failed = [name for name, command in CHECKS if run(name, command)]
    tests = run("tests", [PYTHON, "-m", "pytest", "-n", "auto", *chosen, *options])
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed or tests else 0


def set_up(*, browser: bool) -> None:
    """The environment, with argmap in it as it lies here, and a browser where one is needed."""
    if not PYTHON.exists():
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
    subprocess.run(
        [PYTHON, "-m", "pip", "install", "--quiet", "--editable", ".[test]"], cwd=ROOT, check=True
    )
    if browser and not has_browser():
        install_browser()


def has_browser() -> bool:
    """Whether the tests will find a Chromium: the system's, or Playwright's own."""
    if any(map(shutil.which, BROWSERS)):
        return True
    ask = (
        "from playwright.sync_api import sync_playwright as p\nwith p() as w: "
        "print(w.chromium.executable_path)"
    )
    path = subprocess.run(
        [PYTHON, "-c", ask], capture_output=True, text=True, check=True
    ).stdout.strip()
    return Path(path).is_file()


def install_browser() -> None:
    """Debian's Chromium where this is Debian and we may; else Playwright's own download."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet)
        done = subprocess.run(
            ["apt-get", "install", "-y", "-qq", "chromium"],
            check=False,
            env=quiet,
            stdout=subprocess.DEVNULL,
        )
        if done.returncode == 0:
            return
    subprocess.run([PYTHON, "-m", "playwright", "install", "chromium"], check=True)


def run(name: str, command: list[str | Path]) -> int:
    """One check, under its name."""
    print(f"== {name}", flush=True)
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
