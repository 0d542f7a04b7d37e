# El marc de totes les pàgines.

layout-skip = Ves al contingut principal
layout-demo = Demostració amb persones inventades. Res d’això no és real i es pot provar tot.
layout-main-menu = Menú principal
layout-menu = Menú
layout-search = Nom o número
layout-search-act = Cerca
layout-sign-out = Surt
layout-waiting = { $n ->
    [one] ({ $n } pendent)
   *[other] ({ $n } pendents)
}
layout-error-title = Error:
layout-help = Ajuda
layout-accessibility = Accessibilitat
layout-privacy = Com fem servir les dades
