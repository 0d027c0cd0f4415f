"""Read a workbook: into a table whose columns are understood, or only its cells, by the bare library.

python bench/read_workbook.py tiers|calamine FILE
"""

import gc
import sys
from pathlib import Path


def table(path: str) -> int:
    """Give the number of rows under the headings."""
    from tiers import intake  # noqa: PLC0415 - the rival does not import it
    from tiers.domain.question import Question  # noqa: PLC0415 - the same
    from tiers.intake.from_toml import find_plan  # noqa: PLC0415 - the same

    gc.disable()  # as on the command line
    return len(intake.read([path], Question(find_plan("builtin", []).targets))[0].cells)


def cells(path: str) -> int:
    """Give the number of rows."""
    import python_calamine  # noqa: PLC0415 - our own process reads in another

    gc.disable()
    return len(python_calamine.load_workbook(Path(path)).get_sheet_by_index(0).to_python())


if __name__ == "__main__":
    print({"tiers": table, "calamine": cells}[sys.argv[1]](sys.argv[2]))
