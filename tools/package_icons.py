"""Draws the icon's PNG sizes and the Windows icon from assets/icons/stepin.svg: `python -m tools.package_icons`."""

from __future__ import annotations

import os
import struct
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "assets" / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def draw(source: Path, size: int) -> bytes:
    """The icon as a PNG of so many pixels."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(source)).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide's stub asks for bytes and then refuses them
    return bytes(data.data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """A Windows icon of several PNGs."""
    head, place = struct.pack("<HHH", 0, 1, len(pictures)), 6 + 16 * len(pictures)
    for size, data in pictures.items():
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), place)
        place += len(data)
    return head + b"".join(pictures.values())


def main(folder: Path = FOLDER) -> None:
    """Write them all beside the drawing."""
    pictures = {size: draw(FOLDER / "stepin.svg", size) for size in SIZES}
    for size, data in pictures.items():
        (folder / f"stepin-{size}.png").write_bytes(data)
    (folder / "stepin.ico").write_bytes(ico(pictures))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main()
