"""The learning room: labelled sentences in, a reader's files out. Needs the extra ``[train]``; coding never does."""
