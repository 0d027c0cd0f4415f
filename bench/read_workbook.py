"""Read a table as `tiers` does, up to the moment at which it is understood: python read_workbook.py PATH."""

import sys
from pathlib import Path

from tiers import load_targets
from tiers.domain.question import Question
from tiers.intake import read

print(len(read([str(Path(sys.argv[1]))], Question(load_targets("builtin")))[0].cells))
