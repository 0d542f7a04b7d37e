handovers-title = Traspasos
handovers-lead = El caso pasa cuando la otra persona dice que sí. Sin respuesta en dos días laborables, se queda donde estaba.
handovers-none = Todavía no se ha hecho ningún traspaso.
handovers-ask = Traspasar el caso
handovers-to = ¿Quién se hace cargo?
handovers-colleague = { $name }, { $agency }
handovers-held = Día de la reunión de traspaso (opcional)
handovers-attendance = Quién está
handovers-attendee = { $code ->
    [person] La persona
    [from] Quien traspasa
    [to] Quien se hace cargo
    [prison] El equipo de la prisión
   *[interpreter] Un intérprete
}
handovers-reason = Por qué
handovers-ask-act = Pedir que se haga cargo
handovers-asked = Pedido. El caso es suyo hasta que diga que sí.
handovers-said = { $status ->
    [accepted] Ahora el caso es suyo
    [declined] Rechazado; se ha avisado a la otra persona
   *[returned] Retirado
}
handovers-status = { $status ->
    [asked] A la espera de respuesta
    [accepted] Aceptado
    [declined] Rechazado
   *[returned] Devuelto
}
handovers-from-to = De { $from } a { $to }
handovers-asked-on = pedido el { $date }
handovers-held-on = Reunión: { $date }
handovers-there = Estuvieron: { $who }
handovers-due = Vuelve si nadie responde antes de que acabe el { $date }.
handovers-no-reason = Si no puede: por qué
handovers-accept = Me hago cargo
handovers-decline = No puedo
handovers-take-back = Retirar la petición
handovers-reassign = Reasignar personas
handovers-reassign-lead = Para un profesional de baja o que se va: dé sus personas a un compañero en un solo acto.
handovers-of = Las personas de quién
handovers-list = Mostrar sus personas
handovers-nobody = Este profesional no lleva a nadie.
handovers-people = Quién se reasigna
handovers-reassign-act = Reasignar y avisar al compañero
handovers-reassigned = { $n ->
    [one] { $n } persona reasignada
   *[other] { $n } personas reasignadas
}
handovers-error-to = Elija un compañero o una entidad que esté en el caso
handovers-error-same = El caso ya es de este profesional
handovers-error-reason = Diga por qué, en pocas palabras
handovers-error-people = Marque entre una y { $max } personas
handovers-error-no-lead = Todavía nadie lleva este caso. La entidad gestora nombra al gestor de caso cuando acepta.
handovers-error-not-lead = Solo puede traspasar el gestor de caso, quien lo sustituye o su responsable.
handovers-error-open = Ya hay un traspaso de este caso a la espera de respuesta.
handovers-error-ended = Este traspaso ya se respondió o ha vuelto.
handovers-error-not-asked = Solo puede responder el profesional a quien se pidió.
handovers-error-not-yours = Solo puede retirarlo quien lo pidió.
handovers-error-not-due = Todavía hay tiempo para responder.
handovers-carries = Lleva { $load }
handovers-carries-away = Ahora está fuera. Lleva { $load }
handovers-worker = { $name }: { $load }
handovers-worker-away = { $name } (fuera): { $load }
handovers-person = { $name } ({ $weight })
handovers-preview = Ver qué llevarían los dos
handovers-preview-choose = Marque personas y elija un compañero para ver qué llevarían los dos.
handovers-then = Después
handovers-after = { $n ->
    [one] Si una persona cambia de manos
   *[other] Si { $n } personas cambian de manos
}
handovers-meanwhile = { $n ->
    [one] No se ha cambiado nada: alguien ya ha dado una de estas personas a un compañero
   *[other] No se ha cambiado nada: alguien ya ha dado { $n } de estas personas a un compañero
}
handovers-meanwhile-one = { $person } tiene a { $lead } como gestor de caso desde el { $date }, { $time }: { $reason }
handovers-meanwhile-yours = Quería darlas a { $name }. Debajo está quien aún lleva este profesional, tal como lo ha marcado.
handovers-error-kind = Esta entidad no puede llevar un programa en el que participa la persona. Termine primero el programa o elija otra entidad.
handovers-error-not-on-the-case = Esta entidad ya no está en el caso.
