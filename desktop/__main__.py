"""`python -m desktop` and the script `stepin`: reads the command line, calls bootstrap."""

from __future__ import annotations

import multiprocessing
import sys


def main() -> int:
    """Run Stepin; the exit code."""
    multiprocessing.freeze_support()
    from desktop.bootstrap import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
