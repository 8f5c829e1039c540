"""The first key of every advisory lock: it says what is locked. Any constants of our own will do."""

LOCK_MIGRATE = 0x7D01
LOCK_LINK = 0x7D02
LOCK_SITE = 0x7D03
LOCK_STORE = 0x7D04
