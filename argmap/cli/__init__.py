"""The command line: `argmap COMMAND`.

Errors of use end in one line on standard error and the exit status 2.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from argmap.errors import ArgmapError
from argmap.notices import listening

DONE, NO, UNUSABLE = 0, 1, 2
"""Exit statuses: done; done, and the answer is "no" or "not valid"; the input or the call cannot be
used.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status."""
    # Here, for the modules of the commands take the exit statuses from this one.
    from argmap.cli.commands import parse
    from argmap.cli.output import print_note

    # A large map is millions of values without circles, which the collector would visit again and
    # again while they are read.
    gc.set_threshold(200_000, 20, 50)
    for stream in (sys.stdout, sys.stderr):
        # Maps hold “quotation marks”, over which printing fails where the encoding lacks them.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        call = parse(sys.argv[1:] if argv is None else argv)
        with listening(print_note):
            status: int = call.run(call)
        # Within `try`: at the end of the process a broken pipe would be told by Python itself.
        sys.stdout.flush()
        return status
    except ArgmapError as error:
        print_note(str(error))
        return UNUSABLE
    except BrokenPipeError:
        # The reader of a pipe went away (`argmap evaluate | head`); what Python would still flush
        # has nowhere to go.
        sys.stdout = None
        return DONE
    except KeyboardInterrupt:
        print_note("interrupted")
        # As shells have it: 128 and the number of the signal.
        return 130
