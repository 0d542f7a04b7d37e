# El marco de todas las páginas.

layout-skip = Ir al contenido principal
layout-demo = Demostración con personas inventadas. Nada de esto es real y todo se puede probar.
layout-main-menu = Menú principal
layout-menu = Menú
layout-search = Nombre o número
layout-search-act = Buscar
layout-sign-out = Salir
layout-waiting = { $n ->
    [one] ({ $n } pendiente)
   *[other] ({ $n } pendientes)
}
layout-error-title = Error:
layout-help = Ayuda
layout-accessibility = Accesibilidad
layout-privacy = Cómo usamos los datos
