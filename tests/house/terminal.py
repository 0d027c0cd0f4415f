"""A terminal of 80 columns, without colour, for commands that are run as a person would."""

import fcntl
import os
import struct
import subprocess
import sys
import termios
from pathlib import Path
from typing import Final

LINES: Final = 50
COLUMNS: Final = 80
LONGEST_WAIT: Final = 60
"""Seconds after which a command is ended."""


def screen_of(command: str, folder: Path, columns: int = COLUMNS, lang: str = "en") -> str:
    """Run a line of shell in a folder, and return all that stands on the terminal then."""
    screen, inside = os.openpty()
    _shape(inside, columns)
    process = subprocess.Popen(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env=_environment(lang),
        stdin=subprocess.DEVNULL,
        stdout=inside,
        stderr=inside,
    )
    os.close(inside)
    text = _read(screen)
    process.wait(LONGEST_WAIT)
    lines = text.decode("utf-8", "replace").split("\n")
    return "\n".join(line.rstrip().rpartition("\r")[2] for line in lines)  # a bar of progress is written over


def _shape(terminal: int, columns: int) -> None:
    """Set the size of a terminal, and make it pass on line ends as they are."""
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, columns, 0, 0))
    settings = termios.tcgetattr(terminal)
    settings[1] &= ~termios.OPOST
    termios.tcsetattr(terminal, termios.TCSANOW, settings)


def _environment(lang: str) -> dict[str, str]:
    """Return a person's environment: the program in reach, a language, no colour."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    kept = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
    return {**kept, "PATH": path, "TERM": "xterm", "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "TIERS_LANG": lang}


def _read(screen: int) -> bytes:
    """Read until the last process has left the terminal."""
    parts = []
    try:
        while part := os.read(screen, 65536):
            parts.append(part)
    except OSError:  # Linux says so when the other side is closed
        pass
    finally:
        os.close(screen)
    return b"".join(parts)
