"""Read the first sheet of a workbook and do nothing with it: python rival_calamine.py PATH."""

import sys

from python_calamine import load_workbook

print(len(load_workbook(sys.argv[1]).get_sheet_by_index(0).to_python()))
