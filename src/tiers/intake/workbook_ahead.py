"""A workbook as it came and its first sheet, read while its parts are looked at: the library works beside Python."""

from collections.abc import Sequence
from io import BytesIO
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook, SheetMetadata


class WorkbookAhead(Thread):
    """What is read ahead; who asks for it waits until it is there."""

    def __init__(self, data: bytes) -> None:
        """Begin to read."""
        super().__init__(daemon=True)
        self._data = data
        self._book: CalamineWorkbook | None = None
        self._first: CalamineSheet | None = None
        self._error: Exception = MemoryError()
        self.start()

    def run(self) -> None:
        """Read; what is wrong is kept for who asks for it."""
        import python_calamine as calamine  # noqa: PLC0415 - it ends with this process

        try:
            self._book = calamine.load_workbook(BytesIO(self._data))
            self._first = self._book.get_sheet_by_index(0)
        except (calamine.CalamineError, MemoryError) as error:
            self._error = error

    @property
    def sheets_metadata(self) -> "Sequence[SheetMetadata]":
        """The sheets, in order.

        Raises: CalamineError or MemoryError, whatever kept the workbook from being read.
        """
        return self._there.sheets_metadata

    def get_sheet_by_index(self, index: int) -> "CalamineSheet":
        """Give a sheet; the first is given once without reading it again.

        Raises: CalamineError or MemoryError, as before.
        """
        book, first = self._there, None
        if index == 0:
            first, self._first = self._first, None
        return first or book.get_sheet_by_index(index)

    @property
    def _there(self) -> "CalamineWorkbook":
        self.join()
        if self._book is None:
            raise self._error
        return self._book
