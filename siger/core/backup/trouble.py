"""Why a backup or a restore did not happen."""


class BackupTrouble(Exception):
    """Nothing was changed. The text says what happened and what to do."""
