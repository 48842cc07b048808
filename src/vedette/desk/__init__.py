"""The desk: the only room that knows all stages, and what a run keeps."""
