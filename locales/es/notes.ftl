notes-title = Notas de contacto
notes-write = Escribir una nota
notes-correct = Corregir esta nota
notes-correct-lead = La nota antigua queda como está; la suya irá detrás.
notes-happened = { $code ->
    [met] Encuentro
    [phoned] Llamada
    [message] Mensaje
    [went_with] Acompañamiento
    [with_partner] Con otra entidad
    [did_not_come] No vino
   *[no_answer] Sin respuesta
}
notes-about = { $code ->
    [housing] Vivienda
    [papers] Documentos
    [money] Dinero
    [work] Trabajo
    [health] Salud
    [family] Familia
    [safety] Seguridad
   *[other] Otros
}
notes-make-step = Convertir en un paso
notes-step-for = para
notes-step-on = hasta el
notes-more = Otro día, o algo para otros lectores
notes-when = Qué día (hoy, si está vacío)
notes-second = También sobre
notes-second-text = Qué importa de eso
notes-keep = Guardar para más tarde
notes-kept = Guardada para más tarde. Solo la ve usted.
notes-saved = Nota guardada
notes-you = usted
notes-your-team = su equipo
notes-readers-by-topic = Quién más puede leerla, por tema
notes-only-your-agency = solo su entidad
notes-contacts = { $n ->
    [one] { $n } contacto.
   *[other] { $n } contactos.
}
notes-attempts = { $n ->
    [0] Ningún intento sin respuesta.
    [one] { $n } intento sin respuesta.
   *[other] { $n } intentos sin respuesta.
}
notes-empty = Todavía nadie ha escrito una nota.
notes-by = { $name }, { $agency }
notes-attempt = Intento
notes-corrected = Corregida
notes-see-correction = Leer la corrección
notes-see-corrected = Corrige una nota anterior
notes-withheld = Reservado: { $topic }. Se queda en la entidad que lo escribió.
notes-error-kind = Elija qué pasó
notes-error-about = Elija de qué trata: esto decide quién puede leerlo
notes-error-beside = Escriba primero el texto completo: la forma breve va a su lado
notes-error-nothing = Escriba una línea sobre lo que importa
notes-error-step-words = Escriba qué hay que hacer; será el paso
notes-error-future = Escriba hoy o un día anterior
