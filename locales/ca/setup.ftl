# Enllaços d’un sol ús: el primer administrador, una contrasenya.

setup-title = Poseu en marxa Throughline
setup-lead = Aquest enllaç serveix una sola vegada. Crea la primera entitat i us en fa administrador.
setup-agency = La primera entitat
setup-you = Vós
setup-act = Posa-ho en marxa
setup-password-title = Poseu la vostra contrasenya
setup-password-lead = Us donem la benvinguda, { $name }. Trieu una contrasenya que no feu servir enlloc més.
setup-password-act = Desa la contrasenya
setup-gone = Aquest enllaç ja no serveix
setup-gone-lead = Ja s’ha fet servir o és massa antic. Demaneu-ne un de nou a qui us el va donar.
