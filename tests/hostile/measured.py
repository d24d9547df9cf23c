"""Runs a command and says what it took: `python measured.py COMMAND...` prints a JSON line after the command's own output.

A process of its own and a small one: a child's peak counts what its parent held when it was started.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys


def main(command: list[str]) -> None:
    """Exit code, peak of resident memory in MB, seconds of CPU."""
    child = subprocess.Popen(command)
    _, status, used = os.wait4(child.pid, 0)
    peak = used.ru_maxrss / (1_000 if sys.platform == "linux" else 1_000_000)
    print(json.dumps({"code": os.waitstatus_to_exitcode(status), "megabytes": round(peak, 1), "cpu": used.ru_utime + used.ru_stime}))


if __name__ == "__main__":
    main(sys.argv[1:])
