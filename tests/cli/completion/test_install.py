"""A shell is let ask: where its script is put."""

from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from tiers.cli.app import main
from tiers.cli.completion.scripts import SCRIPTS, script_of


@pytest.fixture(autouse=True)
def _home(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be at home in the empty folder."""
    monkeypatch.setattr(Path, "home", Path.cwd)


def started_from(shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process be started from a shell."""
    monkeypatch.setattr("shellingham.detect_shell", lambda: (shell, f"/bin/{shell}"))


@pytest.mark.parametrize(
    ("shell", "script", "settings", "line"),
    [
        ("bash", ".bash_completions/tiers.sh", ".bashrc", "source '{home}/.bash_completions/tiers.sh'"),
        ("zsh", ".zfunc/_tiers", ".zshrc", "fpath+=~/.zfunc; autoload -Uz compinit; compinit"),
        ("fish", ".config/fish/completions/tiers.fish", None, ""),
    ],
)
def test_where_it_is_put(
    shell: str,
    script: str,
    settings: str | None,
    line: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Where the shell looks at its next start; twice is as good as once, and what was there stays."""
    started_from(shell, monkeypatch)
    if settings:
        Path(settings).write_bytes(b"alias x='\xff'")
    for _ in range(2):
        assert main(["--install-completion"]) == 0
    assert (
        capsys.readouterr().out.splitlines()[0]
        == f"{shell} completes tiers from the next start on: {Path(script).absolute()}"
    )
    assert Path(script).read_text(encoding="utf-8") == script_of(shell)
    if settings:
        assert Path(settings).read_bytes() == b"alias x='\xff'\n" + line.format(home=Path.cwd()).encode() + b"\n"


@pytest.mark.parametrize("shell", ["powershell", "pwsh"])
def test_powershell_says_where_its_settings_are(
    shell: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The script stands in them."""
    started_from(shell, monkeypatch)

    def run(words: list[str], **_: Any) -> CompletedProcess[str]:  # noqa: ANN401 - whatever it is called with
        assert words == [shell, "-NoProfile", "-Command", "echo $profile"]
        return CompletedProcess(words, 0, f"{Path('a/profile.ps1').absolute()}\n")

    monkeypatch.setattr("subprocess.run", run)
    for _ in range(2):
        assert main(["--install-completion", "--lang", "zh"]) == 0
    assert Path("a/profile.ps1").read_text(encoding="utf-8") == script_of(shell)
    assert capsys.readouterr().out.startswith(f"{shell} ")


@pytest.mark.parametrize("shell", SCRIPTS)
def test_the_script_is_shown(shell: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """For who puts it elsewhere."""
    started_from(shell, monkeypatch)
    assert main(["--show-completion"]) == 0
    assert capsys.readouterr().out == script_of(shell)


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_a_shell_that_nobody_knows(
    option: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A sentence, and the shells that are known."""
    import shellingham

    started_from("tcsh", monkeypatch)
    assert main([option]) == 2
    assert "error[shell-unknown]" in capsys.readouterr().err

    def fail() -> None:
        raise shellingham.ShellDetectionFailure

    monkeypatch.setattr("shellingham.detect_shell", fail)
    assert main([option]) == 2
    assert "error[shell-unknown]" in capsys.readouterr().err


def test_settings_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """It is said, and no traceback."""
    started_from("fish", monkeypatch)
    Path(".config").touch()
    assert main(["--install-completion"]) == 6
    assert "error[folder-missing]" in capsys.readouterr().err
