# Avisos: que ha pasado algo, nunca qué.
notices-menu = Avisos
notices-title = Avisos
notices-lead = { $n ->
    [0] Lo ha leído todo.
    [one] Hay un aviso sin leer.
   *[other] Hay { $n } avisos sin leer.
}
notices-none = Nada nuevo.
notices-read-all = Marcar todo como leído
notices-earlier = Leídos antes
notices-for-you = para usted
notices-release-date-moved = Ha cambiado una fecha de liberación
notices-released = Una persona ha salido en libertad
notices-returned-to-custody = Una persona ha vuelto a prisión
notices-invited = Se invita a su entidad a un caso
notices-invitation-accepted = Una entidad se ha sumado a un caso
notices-invitation-declined = Una entidad ha dicho que no
notices-invitation-taken-back = Se ha retirado una invitación
notices-involvement-closed = Ha terminado una participación en un caso
notices-case-accepted = Una entidad ha aceptado liderar y ha nombrado al gestor de caso
notices-named-lead-worker = Es usted el gestor de un caso
notices-handover-asked = Le piden que asuma un caso
notices-handover-accepted = Se ha aceptado su traspaso
notices-handover-declined = No se ha aceptado su traspaso
notices-handover-returned = Un traspaso ha vuelto sin respuesta
notices-reassigned = Se le ha asignado un caso
notices-no-longer-eligible = Un programa ya no está abierto a una persona
notices-something = Algo ha cambiado
notices-lead-passed = Ahora un caso lo lleva otra entidad
notices-stands-in = Sustituye a una persona del equipo
notices-taken-up = Una persona del equipo se ha hecho cargo de un caso suyo en silencio
notices-for-colleague = sustitución
notices-marked = Todo está marcado como leído.
notices-undo = Deshacer
notices-town-disputed = Un municipio dice que el responsable es otro
notices-town-moved = Alguien ha cambiado de municipio
notices-times = { $what }, { $n } veces
notices-permission-given = Una persona ha dado un permiso
notices-permission-withdrawn = Una persona ha detenido un permiso
notices-permission-refused = Una persona ha dicho que no a un permiso
notices-permission-ask-again = Vuelva a pedir el permiso a una persona
notices-agreement-review = Se acerca la revisión de un convenio
notices-agreement-ended = Se ha terminado un convenio
notices-glass-broken = Se ha abierto un expediente por emergencia
notices-people-merged = Se han unido los registros de dos personas
notices-people-parted = Se han separado los registros de dos personas
