"""The scripts by which shells ask: they pass on what is typed, and run nothing of what comes back."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_BASH: Final = r"""
_tiers_completion() {
    local word
    COMPREPLY=()
    while IFS= read -r word; do
        COMPREPLY+=("$word")
    done < <(_TIERS_COMPLETE=complete_bash _TIERS_HEAD="${COMP_LINE:0:COMP_POINT}" \
        _TIERS_REST="${COMP_LINE:COMP_POINT}" _TIERS_BREAKS="$COMP_WORDBREAKS" "$1" 2>/dev/null)
    if [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *= ]]; then
        compopt -o nospace 2>/dev/null
    fi
}
complete -o nosort -o default -F _tiers_completion tiers 2>/dev/null ||
    complete -o default -F _tiers_completion tiers
"""

_ZSH: Final = r"""
#compdef tiers
_tiers_completion() {
    local line word shown
    local -a words_shown words_found parts_shown parts_found
    while IFS= read -r line; do
        word="${line%%$'\t'*}" shown="${line/$'\t'/  -- }"
        if [[ $word == *= ]]; then
            parts_found+=("$word"); parts_shown+=("$shown")
        else
            words_found+=("$word"); words_shown+=("$shown")
        fi
    done < <(_TIERS_COMPLETE=complete_zsh _TIERS_HEAD="${(j: :)words[1,CURRENT-1]} $QIPREFIX$PREFIX" \
        _TIERS_REST="${(j: :)words[CURRENT+1,-1]}" "${words[1]}" 2>/dev/null)
    if (( ! ${#words_found} && ! ${#parts_found} )); then
        _files
        return
    fi
    compadd -V tiers -S '' -d parts_shown -a parts_found
    compadd -V tiers -d words_shown -a words_found
}
if [[ $funcstack[1] == _tiers ]]; then
    _tiers_completion "$@"
else
    compdef _tiers_completion tiers
fi
"""

_FISH: Final = r"""
function __tiers_completion
    type --query tiers; or return
    set -lx _TIERS_COMPLETE complete_fish
    set -lx _TIERS_HEAD (commandline --current-process --cut-at-cursor | string collect)
    set -l whole (commandline --current-process | string collect)
    set -lx _TIERS_REST (string sub --start (math (string length -- "$_TIERS_HEAD") + 1) -- "$whole")
    set -l found (tiers 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path (commandline --current-token --cut-at-cursor)
    end
end
complete --command tiers --no-files --keep-order --arguments '(__tiers_completion)'
"""

_POWERSHELL: Final = r"""
Import-Module PSReadLine
Set-PSReadLineKeyHandler -Chord Tab -Function MenuComplete
$scriptblock = {
    param($wordToComplete, $commandAst, $cursorPosition)
    $Env:_TIERS_COMPLETE = "complete_powershell"
    $Env:_TYPER_COMPLETE_ARGS = $commandAst.ToString()
    $Env:_TYPER_COMPLETE_WORD_TO_COMPLETE = $wordToComplete
    $Env:_TIERS_POINT = $cursorPosition - $commandAst.Extent.StartOffset
    tiers 2>$null | ForEach-Object {
        $parts = $_ -Split ":::(?!.*:::)"
        [System.Management.Automation.CompletionResult]::new($parts[0], $parts[0], 'ParameterValue', $parts[1])
    }
    $Env:_TIERS_COMPLETE = ""
    $Env:_TYPER_COMPLETE_ARGS = ""
    $Env:_TYPER_COMPLETE_WORD_TO_COMPLETE = ""
    $Env:_TIERS_POINT = ""
}
Register-ArgumentCompleter -Native -CommandName tiers -ScriptBlock $scriptblock
"""

SCRIPTS: Final[Mapping[str, str]] = MappingProxyType(
    {"bash": _BASH, "zsh": _ZSH, "fish": _FISH, "powershell": _POWERSHELL, "pwsh": _POWERSHELL}
)
"""Shell → its script."""


def script_of(shell: str) -> str:
    """Return the script of a shell that is known."""
    return SCRIPTS[shell].lstrip()
