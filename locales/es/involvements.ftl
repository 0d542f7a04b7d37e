# Quién está en el caso.
involvements-title = Personas y entidades
involvements-lead = { $n ->
    [one] Una entidad está en el caso. Ninguna entidad ve nada antes de haber aceptado.
   *[other] { $n } entidades están en el caso. Ninguna entidad ve nada antes de haber aceptado.
}
involvements-no-case = Todavía no hay caso. Empieza cuando la persona es candidata a un programa.
involvements-no-yes = Se puede invitar a otras entidades cuando la persona ha dicho que sí a un programa. Hasta entonces solo lo ve la entidad que ha derivado.
involvements-on-the-case = Entidades en el caso
involvements-head-agency = Entidad
involvements-head-part = Papel
involvements-head-since = Desde
involvements-head-rule = Norma en la que se basa
involvements-head-acts = Qué puede hacer
involvements-head-reason = Por qué
involvements-part-referring = Ha derivado a la persona
involvements-part-lead = Lidera el programa
involvements-part-partner = Ayuda en una o más necesidades
involvements-status-proposed = Propuesta
involvements-status-invited = En espera
involvements-status-accepted = En el caso
involvements-status-declined = Ha dicho que no
involvements-status-closed = Cerrada
involvements-asked-by = invitada por { $agency }
involvements-rule-own = Su propio registro
involvements-rule-own-why = Ha introducido a la persona o ha enviado la lista
involvements-rule-role = { $role }, { $programme }
involvements-rule-team = Decisión del equipo
involvements-invite = Invitar
involvements-drop = Descartar
involvements-take-back = Retirar
involvements-close = Cerrar
involvements-colleague = { $name } ({ $n ->
    [one] lleva a una persona
   *[other] lleva a { $n } personas
})
involvements-own-lead = Liderar { $programme } desde su entidad
involvements-own-lead-why = Su entidad está en el caso y puede liderarlo. Diga quién será el gestor de caso; desde entonces el caso siempre tendrá uno.
involvements-own-lead-act = Asumir el liderazgo
involvements-led-since-today = Su entidad lidera a partir de ahora.
involvements-ask = Invitar a una entidad
involvements-ask-why = Sabrá quién la invita, para qué programa y cuándo. No conocerá ningún nombre ni nada de la persona hasta que acepte.
involvements-role = { $role } ({ $programme })
involvements-role-other = Otra entidad
involvements-invited = La entidad ha recibido la invitación. No ve nada de la persona hasta que acepte.
involvements-led = Gestores de caso
involvements-led-nobody = Todavía no hay gestor de caso. Lo habrá cuando la entidad que lidera acepte y diga su nombre.
involvements-led-who = Quién
involvements-led-from = Desde
involvements-led-to = Hasta
involvements-led-why = Por qué
involvements-led-now = ahora
involvements-ended = Ya no están en el caso
involvements-handovers = Traspasar el caso
involvements-drop-title = ¿Descartar la propuesta de { $agency }?
involvements-drop-effect = No se ha comunicado nada a { $agency } y no se le comunicará nada.
involvements-take-back-title = ¿Retirar la invitación a { $agency }?
involvements-take-back-effect = Se avisa a { $agency } de que ya no hace falta que responda. No ha visto nada sobre { $name }.
involvements-close-title = ¿Cerrar la participación de { $agency }?
involvements-close-effect = { $agency } deja de ver a { $name } de inmediato. Conserva lo que ha registrado por su cuenta.
involvements-reason = Por qué
involvements-reason-hint = Queda en el caso. No escriba nada que la persona no deba leer.
involvements-closed-done = Cerrado. La entidad ya no ve a la persona.
involvements-error-agency = Elija una entidad que encaje en este papel
involvements-error-reason = Diga por qué termina la participación
involvements-error-reason-long = Escriba { $max } caracteres como máximo
involvements-refused-no-yes = La persona no ha dicho que sí a este programa o ya no participa. No se puede invitar a nadie.
involvements-refused-on-the-case = Esta entidad ya está en el caso o ya ha sido invitada.
involvements-refused-partner = Quién está en el caso lo deciden la entidad que lidera y la que ha derivado.
involvements-refused-referring = Esta entidad tiene su propio registro de la persona. Su vista no se cierra aquí.
involvements-refused-leads = El gestor de caso es de esta entidad. Primero hay que traspasar el caso.
involvements-refused-led = Ya hay una entidad que lidera este programa.
involvements-refused-lead-asked = Se ha pedido a otra entidad que lidere. Espere su respuesta o retire la invitación.
involvements-refused-kind = Una entidad de este tipo no puede liderar el programa.
involvements-refused-died = La persona ha fallecido. Ya no se invita a nadie.
