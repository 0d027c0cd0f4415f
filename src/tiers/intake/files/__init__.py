"""A name that a person typed → bytes: paths, formats, compression, encodings, processes beside this one."""
