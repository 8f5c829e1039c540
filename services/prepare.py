"""``python -m services.prepare``: prepare a server installation before its services start.

Makes Airflow's own database beside the archive's, and the password file of Airflow's user ``admin`` from
``AIRFLOW_ADMIN_PASSWORD``. Doing it again changes nothing.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

from storage.db import create_database, database_url
from storage.errors import StorageError


def main() -> int:
    """Prepare; 0 when all is there."""
    conn = os.environ.get("AIRFLOW__DATABASE__SQL_ALCHEMY_CONN", "")
    name = urlsplit(conn).path.lstrip("/")
    try:
        if name:
            create_database(database_url(), name)
    except StorageError as error:
        print(f"thidua: {error}", file=sys.stderr)
        return 1
    passwords = os.environ.get("AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE")
    password = os.environ.get("AIRFLOW_ADMIN_PASSWORD")
    if passwords and password:
        path = Path(passwords)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(json.dumps({"admin": password}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
