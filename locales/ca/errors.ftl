# Què ha fallat i com tornar.

errors-back = Torna enrere
errors-home = Ves a la meva primera pàgina
errors-not-found = Aquesta pàgina no hi és
errors-not-found-lead = Potser l’adreça no és correcta o el que hi havia ja no us correspon.
errors-denied = Això no ho podeu fer
errors-denied-role = No és una tasca de la vostra funció o la vostra entitat té un altre paper en aquest cas. Si us hauria de correspondre, parleu amb el vostre administrador.
errors-denied-account = És del compte d’un altre usuari.
errors-denied-lead = Les regles no ho permeten aquí.
errors-conflict = Algú ho ha canviat mentre hi treballàveu
errors-conflict-lead = No s’hi ha desat res vostre al damunt. Torneu enrere, mireu què ha canviat i torneu a introduir el vostre.
errors-refused = Ara no es pot fer
errors-invalid = Cal revisar algunes coses
errors-invalid-lead = No s’ha desat res. Torneu enrere i corregiu això:
errors-unavailable = No disponible en aquests moments
errors-unavailable-lead = No s’ha desat res. Espereu un minut i torneu-ho a provar.
errors-internal = Alguna cosa ha fallat per part nostra
errors-internal-lead = No s’ha desat res. Si torna a passar, digueu aquest número al vostre administrador: { $id }
errors-forged = Aquest formulari és massa antic
errors-forged-lead = No s’ha desat res perquè el formulari no és de la sessió actual. Torneu enrere, carregueu la pàgina de nou i torneu-lo a enviar.
errors-too-large = És massa gran
errors-too-large-lead = No s’ha desat res. Envieu menys text o un fitxer més petit.
errors-unreadable = No s’ha pogut llegir
errors-unreadable-lead = No s’ha desat res. Torneu enrere i torneu a enviar el formulari.
errors-signed-out = No heu iniciat la sessió
errors-signed-out-lead = Inicieu la sessió i torneu-ho a provar.
errors-typed = El que havíeu escrit, per copiar-ho
