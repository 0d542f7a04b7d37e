undo-act = Desfés
undo-done = Desfet: torna a estar com abans. Totes dues anotacions queden a l’historial.
