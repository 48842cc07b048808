"""What a user can mend: a wrong path, a faulty pack, an output folder that is a file."""


class DeskError(Exception):
    """A misuse, told in one or more lines: what is wrong, where, and the remedy."""
