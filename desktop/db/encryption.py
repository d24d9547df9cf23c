"""Whether the disk under a record is encrypted, as far as the system tells."""

from __future__ import annotations

import os
from pathlib import Path

_CRYPT = "CRYPT-"
_DEEPEST = 8
"""Devices upon devices (a volume on a group on a crypt on a partition) that are followed."""


def is_encrypted(path: Path, system: Path = Path("/sys"), mounts: Path = Path("/proc/self/mountinfo")) -> bool | None:
    """True when the device under a file, or one that it lies on, is a dm-crypt one; None when that cannot be told.

    Linux only. A drive that encrypts itself, and a folder encrypted by its file system, look like any other.
    """
    device = _device(path, mounts)
    return True if device is not None and _below(system / "dev" / "block" / device, _DEEPEST) else None


def _device(path: Path, mounts: Path) -> str | None:
    """major:minor of the device under a file. Some file systems (btrfs) have a number of their own: theirs is looked up by name."""
    try:
        number = path.stat().st_dev
        known = f"{os.major(number)}:{os.minor(number)}"
        if os.major(number):
            return known
        lines = [line.split(" ") for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines()]
        source = next(fields[fields.index("-") + 2] for fields in lines if fields[2] == known)
        number = Path(source).stat().st_rdev
    except (OSError, StopIteration, ValueError, IndexError, AttributeError):  # another system, or nothing that lies on a device
        return None
    return f"{os.major(number)}:{os.minor(number)}"


def _below(device: Path, deeper: int) -> bool:
    try:
        if (device / "dm" / "uuid").read_text(encoding="ascii", errors="replace").startswith(_CRYPT):
            return True
    except OSError:
        pass  # no device mapper's
    slaves = device / "slaves"
    on = sorted(slaves.iterdir()) if slaves.is_dir() else []
    return deeper > 0 and bool(on) and all(_below(each, deeper - 1) for each in on)
