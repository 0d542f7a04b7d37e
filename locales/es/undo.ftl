undo-act = Deshacer
undo-done = Deshecho: vuelve a estar como antes. Ambas anotaciones quedan en el historial.
