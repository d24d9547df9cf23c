"""Boxes to tick and rings to choose by that are seen on light and dark grounds; Qt's own vanish on the dark one."""

TICKS = """
QCheckBox::indicator, QListView::indicator { width: 12px; height: 12px; border: 1px solid palette(placeholder-text); border-radius: 3px;
  background: palette(base); }
QCheckBox::indicator:checked, QListView::indicator:checked { background: palette(link); border-color: palette(link); }
QCheckBox::indicator:focus { border-color: palette(link); }
"""
"""Hollow or filled: the difference is one of shape too."""
RINGS = """
QRadioButton::indicator { width: 12px; height: 12px; border: 1px solid palette(placeholder-text); border-radius: 7px;
  background: palette(base); }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 4px solid palette(link); }
"""
