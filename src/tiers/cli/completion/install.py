"""Let a shell ask: its script is put where it looks for it at its next start."""

import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Final

from tiers.cli.completion.scripts import script_of
from tiers.errors import UsageError
from tiers.write.files import write_atomically

_ZSH_LINE: Final = "fpath+=~/.zfunc; autoload -Uz compinit; compinit\n"


def shell_here() -> str:
    """Return the name of the shell that this process was started from.

    Raises: UsageError for one that cannot be known, or has no script.
    """
    import shellingham  # noqa: PLC0415 - only who installs it needs this

    from tiers.cli.completion.answers import SHELLS  # noqa: PLC0415 - the same

    try:
        shell: str = shellingham.detect_shell()[0]
    except shellingham.ShellDetectionFailure:
        shell = ""
    if shell not in SHELLS:
        raise UsageError("shell-unknown")
    return shell


def install(shell: str) -> str:
    """Write the script of a shell; return where.

    Raises: WriteError if that cannot be done.
    """
    home, script = Path.home(), script_of(shell)
    match shell:
        case "bash":
            path = home / ".bash_completions" / "tiers.sh"
            _add(home / ".bashrc", f"source '{path}'\n")
        case "zsh":
            path = home / ".zfunc" / "_tiers"
            _add(home / ".zshrc", _ZSH_LINE)
        case "fish":
            path = home / ".config" / "fish" / "completions" / "tiers.fish"
        case _:
            path = _profile(shell)
            _add(path, script)
            return str(path)
    _write(path, script.encode())
    return str(path)


def _add(path: Path, text: str) -> None:
    """Put a text at the end of a shell's settings, unless it is there."""
    before = path.read_bytes() if path.is_file() else b""
    if text.strip().encode() not in before:
        end = b"" if not before or before.endswith(b"\n") else b"\n"
        _write(path, before + end + text.encode())


def _write(path: Path, content: bytes) -> None:
    with suppress(OSError):  # what cannot be made cannot be written to either, and that is told
        path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(str(path), content)


def _profile(shell: str) -> Path:
    """Ask PowerShell where its settings are."""
    asked = [shell, "-NoProfile", "-Command", "echo $profile"]
    return Path(subprocess.run(asked, stdout=subprocess.PIPE, check=True, text=True).stdout.strip())  # noqa: S603 - a shell's own name
