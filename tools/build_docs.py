"""Write the made parts of docs/: codebook, options, settings, errors.

python tools/build_docs.py           write what differs
python tools/build_docs.py --check   name what differs, and end with 1
"""

import sys

import doc_codebook
import doc_commands
import doc_errors
import doc_horizons
import doc_settings
from doc_parts import DOCS, Pages, read


def pages() -> Pages:
    """Return every page that is made, or has made parts, as it should be."""
    builders = (doc_codebook, doc_commands, doc_errors, doc_horizons, doc_settings)
    return {path: text for builder in builders for path, text in builder.pages().items()}


def stale() -> Pages:
    """Return the pages that differ from what they should be."""
    return {path: text for path, text in pages().items() if read(path) != text}


def strays() -> list[str]:
    """Return pages of the codebook that no vocabulary has any longer."""
    made = pages()
    found = (page.relative_to(DOCS).as_posix() for page in (DOCS / "codebook").glob("*.md"))
    return sorted(path for path in found if path not in made)


def main() -> None:
    """Write the pages, or check them."""
    differing, old = stale(), strays()
    if "--check" in sys.argv[1:]:
        for path in (*differing, *old):
            print(f"docs/{path} is not what `make docs` makes")
        sys.exit(1 if differing or old else 0)
    for path, text in differing.items():
        page = DOCS / path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")
        print(f"Wrote docs/{path}")
    for path in old:
        (DOCS / path).unlink()
        print(f"Removed docs/{path}")


if __name__ == "__main__":
    main()
