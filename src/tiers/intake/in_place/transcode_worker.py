"""The process of its own that writes one half of a large text as UTF-8; how it ends says whether it could."""

import sys
from pathlib import Path

from tiers.intake.in_place.transcode import part


def main() -> None:
    """Write all lines from some place on, which the arguments name, to a file."""
    name, encoding, start, target = sys.argv[1:]
    with Path(target).open("wb") as file:
        file.writelines(part(name, encoding, int(start), None))


if __name__ == "__main__":
    main()
