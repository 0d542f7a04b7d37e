# Entidades y sus unidades.

agencies-menu = Entidades
agencies-title = Entidades
agencies-lead = { $n ->
    [one] Trabaja aquí una entidad.
   *[other] Trabajan aquí { $n } entidades.
}
agencies-add = Añadir una entidad
agencies-added = Se ha añadido { $name }
agencies-saved = Se han guardado los cambios
agencies-save = Guardar los cambios
agencies-status = Estado
agencies-closed = Cerrada
agencies-name = Nombre de la entidad
agencies-name-missing = Introduzca el nombre de la entidad
agencies-name-long = Introduzca un nombre de como máximo { $n } caracteres
agencies-name-taken = Ya hay una entidad con este nombre. Introduzca otro
agencies-jurisdiction = Jurisdicción
agencies-jurisdiction-missing = Elija la jurisdicción donde trabaja la entidad
agencies-kind = Tipo de entidad
agencies-kind-hint = Determina qué puede ver la entidad de una persona en cuyo caso participa
agencies-kind-choose = Elija un tipo
agencies-kind-missing = Elija el tipo de entidad; la jurisdicción debe tenerlo
agencies-town = Municipio
agencies-town-hint = Solo para un servicio de un único municipio: las personas llegan a él por su municipio
agencies-town-nearest = Aquí no hay ningún municipio con ese nombre. ¿Quería decir { $nearest }?
agencies-town-unknown = Escriba un municipio de la jurisdicción con su nombre oficial, o déjelo vacío
agencies-capacity = Casos por profesional a jornada completa
agencies-capacity-short = Casos por profesional
agencies-capacity-hint = Ponderados por fase; es la línea roja de la carga de casos
agencies-capacity-wrong = Introduzca un número del 1 al { $n }
agencies-units = Unidades
agencies-units-lead = Los centros de un servicio penitenciario o los distritos de un municipio. Cada profesional ve a las personas de las unidades que tiene asignadas.
agencies-unit-name = Nombre de la unidad nueva
agencies-unit-missing = Introduzca el nombre de la unidad
agencies-unit-taken = La entidad ya tiene una unidad con este nombre. Introduzca otro
agencies-unit-add = Añadir la unidad
agencies-unit-added = Se ha añadido la unidad { $name }. Asígnela a alguien para que se vean sus personas
agencies-close = Cerrar la entidad
agencies-close-lead = Sus usuarios ya no podrán iniciar sesión. No se borra nada.
agencies-close-act = Cerrar la entidad
agencies-close-leading = No se ha cerrado: estos usuarios son gestores de casos abiertos. Primero deben traspasarlos.
agencies-closed-done = La entidad se ha cerrado
agencies-own = No puede cerrar su propia entidad. Pídalo a un administrador de otra.
agencies-silent = Días de silencio antes de que un caso pase al equipo (opcional)
agencies-silent-hint = Sin contacto ni intento. Si no se dice nada, 14
agencies-silent-wrong = Introduzca un número del 1 al { $n }, o déjelo vacío
