"""The process of its own that looks at one half of a large text."""

import sys

from tiers.intake.in_place.line_scan import Lines, scan, to_json_line


def main() -> None:
    """Scan some lines, which the arguments name, and print what they are like."""
    name, start, end, separator, columns = sys.argv[1:]
    seen = scan(Lines(name, int(start), int(end), bytes.fromhex(separator), int(columns)))
    sys.stdout.buffer.write(to_json_line(seen))


if __name__ == "__main__":
    main()
