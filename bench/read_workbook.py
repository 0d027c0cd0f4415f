"""Read a table as the command line does, up to the moment at which it is understood: python read_workbook.py PATH."""

import gc
import sys

from tiers.intake.readers.workbook.prefetch import begin

gc.disable()
begin(sys.argv[1])

from tiers import load_targets  # noqa: E402 - the libraries are loaded meanwhile, as the commands do
from tiers.domain.question import Question  # noqa: E402 - the same
from tiers.intake import read  # noqa: E402 - the same

print(len(read(sys.argv[1:], Question(load_targets("builtin")))[0].cells))
gc.freeze()  # as the command line ends
