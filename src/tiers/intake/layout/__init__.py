"""Where things stand on a sheet: the preamble, the header rows, the rows of the body."""
