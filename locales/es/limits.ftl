# Lo que se fija sobre qué se comparte en un caso, además de los permisos de la persona.
limits-title = Límites y decisiones puntuales
limits-lead = Las reglas del programa son un máximo. Aquí se rebaja y se escribe lo que se decide en un caso concreto.
limits-narrowed-title = Restringido
limits-narrowed-none = No hay nada restringido.
limits-everybody = Todas las entidades menos la que lleva el caso
limits-at-most = Como máximo
limits-by = { $name }, { $date }
limits-lift = Levantarlo
limits-lifted = Levantado: vuelven a valer las reglas del programa.
limits-narrow = Restringir algo
limits-narrow-act = Restringirlo
limits-narrowed = Restringido desde ahora.
limits-for = Para quién
limits-what = Qué
limits-choose = Elija
limits-reason = Por qué
limits-decisions-title = Decidido en el caso concreto
limits-decisions-none = No se ha decidido nada en el caso concreto.
limits-until-day = Hasta el { $date }
limits-over = Terminado
limits-decision-end = Terminarla
limits-decision-ended = La decisión ha terminado.
limits-decide = Decidir compartir en este caso
limits-decide-lead = Solo donde las reglas del programa dicen «caso por caso». Poder compartir no es tener que hacerlo: responda antes a las cuatro preguntas.
limits-decide-act = Decidir y escribirlo
limits-decided = La decisión queda escrita.
limits-until = Hasta cuándo
limits-question = { $code ->
    [other_law] ¿Otra ley lo manda o lo prohíbe?
    [own_task] ¿Encaja con la tarea propia de la entidad?
    [interest] ¿Qué interés de peso hay?
   *[necessary] ¿Es necesario y lo mínimo que sirve?
}
limits-level-title = Protección pública
limits-level = Nivel
limits-level-of = { $code ->
    [level-0] En ninguna lista
    [level-1] Nivel 1: una entidad gestiona el riesgo
    [level-2] Nivel 2: varias entidades se reúnen
   *[level-3] Nivel 3: se reúnen las direcciones
}
limits-level-change = Cambiar el nivel
limits-level-reason-hint = La reunión y su día
limits-level-act = Fijar el nivel
limits-level-set = El nivel queda fijado.
limits-error-reason = Diga por qué
limits-error-agency = Elija una entidad que esté en el caso
limits-error-category = Elija un tipo de información
limits-error-most = Elija qué se puede ver como máximo
limits-error-until = Escriba el último día, como 30 11 2026
limits-error-until-long = Escriba un día dentro de los próximos { $n } días: un caso concreto no es una orden permanente
limits-error-question = { $code ->
    [other_law] Diga si otra ley lo manda o lo prohíbe
    [own_task] Diga cómo encaja con la tarea propia de la entidad
    [interest] Nombre el interés de peso que hay
   *[necessary] Diga por qué es necesario y lo mínimo que sirve
}
limits-error-level = Elija un nivel
limits-error-level-same = El caso ya está en este nivel
limits-refused-narrowed = Esto ya está restringido. Levántelo primero.
