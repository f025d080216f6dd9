"""What version control knows: commits, earlier contents of a file, the state of the code."""

import subprocess
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
# What does not change a figure: what is made of results, and which are shown.
_APART = ("results", "report", "board.py", "__main__.py", "floors.toml", "published.toml")


def git_output(*arguments: str, at: Path = ROOT) -> str:
    """Return what git prints for a command in a folder; nothing where it fails."""
    done = subprocess.run(
        ["git", "-C", str(at), *arguments], capture_output=True, text=True, check=False
    )
    return done.stdout if done.returncode == 0 else ""


def commit_of(revision: str) -> str:
    """Return the short name of a revision's commit, empty where there is none."""
    return git_output("rev-parse", "--short=10", "--verify", "--quiet", revision).strip()


def state_of_code() -> str:
    """Return the commit that is checked out; with a digest of the changes where there are any.

    Only changes that can change a figure count.
    """
    commit = commit_of("HEAD")
    if not commit:
        return "no-commit"
    looked = ("--", "src", "bench", *(f":!bench/{name}" for name in _APART))
    changes = git_output("diff", "HEAD", *looked)
    new = git_output("ls-files", "--others", "--exclude-standard", *looked).split()
    changes += "".join((ROOT / name).read_text("utf-8", "replace") for name in new)
    return f"{commit}+{sha256(changes.encode()).hexdigest()[:6]}" if changes else commit
