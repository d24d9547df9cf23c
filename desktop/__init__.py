"""Stepin: a desktop workstation for the people who supervise customer service."""

__version__ = "0.1.0"
