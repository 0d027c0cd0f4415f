"""The process of its own that looks at one half of a large text."""

import sys

from tiers.intake.in_place.line_scan import Lines, surveyed, written


def main() -> None:
    """Look at some lines, which the arguments name, and say on standard output what they are like."""
    name, start, end, separator, columns = sys.argv[1:]
    seen = surveyed(Lines(name, int(start), int(end), bytes.fromhex(separator), int(columns)))
    sys.stdout.buffer.write(written(seen))


if __name__ == "__main__":
    main()
