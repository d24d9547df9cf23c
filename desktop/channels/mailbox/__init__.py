"""E-mail as it comes and goes: a mailbox read over IMAP, letters handed to an SMTP server."""
