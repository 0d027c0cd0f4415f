"""A process of its own, in which a module of this program runs."""

import os
import subprocess
import sys


def start_module(module: str, *words: str) -> "subprocess.Popen[bytes]":
    """Start a module with some arguments; it finds the same packages as this one, and none in the working directory.

    What it says on standard error goes nowhere.
    """
    return subprocess.Popen(  # noqa: S603 - a module of this program, and names of files
        (sys.executable, "-P", "-m", module, *words),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
