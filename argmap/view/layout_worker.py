"""The process that makes one large layout: dot cannot be interrupted, a process can be ended."""

from __future__ import annotations

import pickle
import sys

from argmap.processes import bound_memory
from argmap.view.layout import layout_for


def main() -> None:
    """The pickled arguments of `layout_for` on standard input; how many boxes are placed, then the
    layout, on standard output.
    """
    bound_memory()
    plan, first, width, height = pickle.load(sys.stdin.buffer)
    out = sys.stdout.buffer

    def report_placed(placed: int) -> None:
        pickle.dump(placed, out)
        out.flush()

    pickle.dump(layout_for(plan, first, width, height, report_placed), out)


if __name__ == "__main__":
    main()
