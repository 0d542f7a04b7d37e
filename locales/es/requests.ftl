# Invitaciones que esperan respuesta.
requests-menu = Peticiones
requests-title = Peticiones
requests-lead = { $n ->
    [0] Ninguna entidad espera su respuesta.
    [one] Una entidad espera su respuesta.
   *[other] { $n } entidades esperan su respuesta.
}
requests-none = No hay nada que responder.
requests-before = Antes de aceptar no ve ningún nombre ni nada de la persona. Después ven el caso todas las personas de su entidad que trabajan con personas.
requests-asks = { $part ->
    [lead] { $agency } le pide que lidere
   *[partner] { $agency } le pide ayuda
}
requests-asked-on = Pedido el { $date }
requests-lead-worker = Gestor de caso
requests-lead-worker-hint = Una persona que responde del caso a partir de ahora.
requests-accept-lead = Aceptar y nombrar al gestor de caso
requests-accept = Aceptar
requests-decline = Decir que no
requests-decline-act = Decir que no y avisar a quien lo pidió
requests-reason = Por qué dice que no
requests-reason-hint = Lo lee quien lo pidió y queda en el caso.
requests-accepted = Aceptado. Su entidad está en el caso.
requests-declined = Ha dicho que no. Se ha avisado a quien lo pidió.
requests-error-lead = Elija al gestor de caso
requests-error-reason = Diga por qué dice que no
requests-town = Como municipio de { $town }
requests-dispute = Es otro municipio
requests-dispute-reason = Por qué es otro municipio
requests-dispute-hint = Lo lee quien lo pidió, que decide o indica el otro municipio. Se conserva con el caso.
requests-dispute-act = Expresar el desacuerdo y avisar a quien lo pidió
requests-disputed = Enviado. Quien lo pidió decide qué municipio es.
requests-signal-leaves = Sale el { $date }
requests-signal = Una ley permite que su entidad lo sepa antes de responder. Lo demás se abre cuando acepte.
