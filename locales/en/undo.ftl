undo-act = Undo
undo-done = Undone: it stands again as before. Both entries stay in the history.
