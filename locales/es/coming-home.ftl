# Vuelven a casa: las personas de un municipio.
coming-home-menu = Vuelven a casa
coming-home-title = Vuelven a casa
coming-home-title-town = Vuelven a casa: { $town }
coming-home-lead = { $n ->
    [0] Ninguna persona de sus casos sale en los próximos { $days } días.
    [one] Una persona de sus casos sale en los próximos { $days } días.
   *[other] { $n } personas de sus casos salen en los próximos { $days } días.
}
coming-home-lead-no-shelter = { $n ->
    [one] Una no tiene alojamiento.
   *[other] { $n } no tienen alojamiento.
}
coming-home-lead-no-id = { $n ->
    [one] Una no tiene documento de identidad.
   *[other] { $n } no tienen documento de identidad.
}
coming-home-empty-title = Todavía nadie
coming-home-empty = Las personas aparecen aquí cuando su municipio ha aceptado una petición y está en el caso.
coming-home-empty-act = Ver las peticiones
coming-home-nobody-soon = No sale nadie en los próximos { $days } días.
coming-home-only-accepted = Solo personas en cuyo caso está su entidad. Las demás no se muestran ni se cuentan.
coming-home-passed = La fecha ha pasado: ¿ha salido?
coming-home-week = Semana del { $date }
coming-home-no-date = Fecha desconocida
coming-home-elsewhere = De sus casos, van a otro municipio
coming-home-head-leaves = Sale
coming-home-head-person = Persona
coming-home-id = Documento
coming-home-shelter = Alojamiento
coming-home-income = Ingresos
coming-home-debt = Deudas
coming-home-care = Atención
coming-home-ready = Listo
coming-home-waiting = En espera
coming-home-missing = Falta
coming-home-declined = No lo quiere
coming-home-needs-help = Necesita ayuda
coming-home-not-known = No se sabe
coming-home-date-not-known = No se sabe
coming-home-town-not-known = Municipio desconocido
coming-home-no-lead = aún sin gestor de caso
coming-home-disputes = Ustedes dicen que el responsable es otro municipio
coming-home-disputes-why = Lo decide quien derivó. Hasta entonces no ven a estas personas.
coming-home-dispute = { $town }, desde el { $date }: { $reason }
coming-home-town-disputes = { $agency } no está de acuerdo
coming-home-town-asked = Se ha preguntado a { $agency }
