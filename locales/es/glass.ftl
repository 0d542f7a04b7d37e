# Apertura de emergencia: se abre en el acto con un motivo, porque peligra una vida o un menor.
glass-title = Abrir el expediente de { $name } para salvar una vida
glass-lead = Por un peligro para una vida o un menor, y para nada más.
glass-called-title = Alguien está en peligro
glass-called-lead = Para policía y servicios de salud llamados por una persona con la que no tienen ningún caso.
glass-given-name = Nombre
glass-surname = Apellidos
glass-born = Fecha de nacimiento
glass-ground = Qué peligra
glass-ground-of = { $code ->
    [life] Una vida
   *[child] Un menor
}
glass-reason = Qué ha pasado
glass-reason-hint = Basta una frase
glass-open-act = Abrirlo y avisar a quien debe saberlo
glass-opens = Qué se abre
glass-opens-what = Lo que las reglas no le muestran de esta persona
glass-never = Qué sigue cerrado
glass-never-what = La información de personas que han sufrido un daño y la violencia que la persona ha vivido
glass-ends = Durante cuánto tiempo
glass-ends-what = { $n } horas
glass-told = A quién se avisa en el acto
glass-told-what = Al gestor de caso y a los delegados de protección de datos
glass-looked-at = Quién lo revisa
glass-looked-at-what = Otra persona, en { $n } días laborables
glass-open-until = Abierto hasta el { $date }, { $time }
glass-needs = Lo que se sabe
glass-needs-none = No hay nada escrito sobre las necesidades.
glass-need-levels = La persona: { $person }. El profesional: { $worker }. { $date }
glass-languages = Lenguas
glass-held-in = Está en
glass-released = Salió el
glass-lead-worker = Gestor de caso
glass-case = Abrir todo el caso
glass-close = El peligro ha pasado: cerrarlo
glass-closed = Cerrado. Lo que ha visto consta en el registro.
glass-search = ¿Peligra una vida? Diga el nombre de alguien con quien no tiene ningún caso
glass-offer = ¿Peligra una vida o un menor?
glass-reviews-title = Abierto por emergencia
glass-reviews-lead = { $n ->
    [0] Todo está revisado.
    [one] Una apertura espera revisión.
   *[other] { $n } aperturas esperan revisión.
}
glass-reviews-none = Nadie ha abierto un expediente por emergencia.
glass-when = Cuándo
glass-who = Quién
glass-about = Sobre quién (identificador de la persona)
glass-review-state = Revisión
glass-overdue = Con retraso desde el { $date }
glass-due = Antes del { $date }
glass-review-title = Abierto el { $date }
glass-reviewed-by = Revisado por
glass-entries = Qué se miró entonces
glass-finding = ¿Hacía falta?
glass-finding-of = { $code ->
    [justified] Hacía falta
   *[not_justified] No hacía falta
}
glass-words = Qué ha encontrado y qué se hace
glass-words-hint = Necesario cuando no hacía falta abrir: con quién se habló y qué cambia
glass-review-act = Escribir la revisión
glass-reviewed = La revisión queda escrita.
glass-error-ground = Elija qué peligra
glass-error-reason = Diga qué ha pasado, con { $n } letras o más
glass-error-born = Escriba la fecha de nacimiento, como 14 6 1997
glass-error-name = Escriba nombre y apellidos
glass-error-nobody = Nadie, o más de una persona, tiene este nombre y fecha de nacimiento. Revise la ortografía; este intento consta en el registro
glass-error-finding = Elija si hacía falta
glass-error-words = Diga qué se hace, con { $n } letras o más
glass-refused-own = Esto lo abrió usted; lo revisa otra persona.
glass-refused-reviewed = Mientras tanto esto ya se ha revisado.
