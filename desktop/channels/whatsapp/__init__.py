"""WhatsApp's "Export chat", as .txt or .zip, from any telephone and in any of its languages: `look` at it, then `read` it."""

from desktop.channels.incoming import ExportOptions
from desktop.channels.whatsapp.parser import read
from desktop.channels.whatsapp.survey import ExportSummary, look

__all__ = ["ExportOptions", "ExportSummary", "look", "read"]
