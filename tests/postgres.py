"""A PostgreSQL of the tests' own: started from the installed binaries, on a socket in a folder."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Where Debian keeps them; its `initdb` is not on the search path.
DEBIAN = Path("/usr/lib/postgresql/15/bin")
SOCKET = ".s.PGSQL.5432"


def binaries() -> Path | None:
    """Return the folder of PostgreSQL's programs, or None if it is not installed."""
    found = shutil.which("initdb")
    if found is not None:
        return Path(found).resolve().parent
    return DEBIAN if (DEBIAN / "initdb").is_file() else None


@contextmanager
def server(programs: Path) -> Iterator[str]:
    """Yield the address of a new server's database; it listens on no network."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    account = _account()
    if account is not None:
        shutil.chown(folder, account)
    data = folder / "data"

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [programs / program, "-D", data, *arguments],
            user=account,
            cwd=folder,
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
            stdout=subprocess.DEVNULL,
            check=True,
        )

    try:
        run("initdb", "-U", "tocsin", "-E", "UTF8", "--no-sync")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgresql://tocsin@/postgres?unix_sock={folder / SOCKET}"
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def _account() -> str | None:
    """Return an account that the server may run as: it refuses to be root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"
