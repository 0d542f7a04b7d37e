# Víctimas y terceras personas, y las normas de protección que se derivan. Solo lo ve quien trabaja con víctimas.
victims-title = Víctimas y terceras personas
victims-lead = { $n ->
    [0] Su entidad no está en ningún caso.
    [one] Su entidad está en un caso.
   *[other] Su entidad está en { $n } casos.
}
victims-none = Un caso sale aquí cuando su entidad ha aceptado estar en él.
victims-since = En el caso desde
victims-person = Sobre quién
victims-asked-by = Lo pidió { $agency }
victims-known = A quién han anotado
victims-nobody-yet = Todavía nadie.
victims-of = Víctimas y terceras personas: { $name }
victims-sealed = Lo que hay aquí está sellado. Solo lo lee su entidad, y solo quien trabaja con víctimas. No está en ninguna otra página, ni en ninguna exportación, ni en ninguna búsqueda.
victims-add = Añadir a alguien
victims-correct = Corregir
victims-correct-title = Corrija lo que se sabe
victims-written = Escrito el { $date }
victims-whom = Quién es
victims-whom-is = { $code ->
    [victim] Una víctima
   *[third_party] Una tercera persona
}
victims-name = Nombre
victims-relation = Relación con la persona
victims-relation-hint = Por ejemplo, expareja, vecina, testigo
victims-area = Dirección o zona
victims-area-hint = Dónde vive, y los lugares que le importan
victims-contact = Cómo se contacta
victims-contact-hint = Y cómo no: qué número es compartido, quién podría responder
victims-must-not = Qué no debe pasar
victims-must-not-hint = Derive una norma de protección para quien debe hacerla cumplir
victims-note = Otras cosas
victims-save = Guardar
victims-saved = Se ha guardado y sellado.
victims-remove = Borrar definitivamente
victims-remove-lead = Lo que se sabe se borra y no se puede recuperar. Las normas de protección quedan hasta que las quite.
victims-remove-act = Borrar definitivamente
victims-removed = Se ha borrado.
victims-rules = Normas de protección
victims-rules-lead = Quien puede saber de la violencia cometida las ve en la página de la persona: prisión, libertad vigilada y policía, y otros a partir del nivel 2 de protección pública. Por eso no escriba ningún nombre, ninguna dirección ni ningún motivo.
victims-rules-none = No hay ninguna norma en este caso.
victims-rule-kind = De qué trata
victims-rule-is = { $code ->
    [no_contact] Ningún contacto
    [area] Zona a la que no debe ir
   *[other] No debe pasar
}
victims-rule-words = La norma con palabras
victims-rule-words-hint = Por ejemplo, no en Gràcia ni cerca de sus escuelas. No debe dejar adivinar a quién se protege
victims-rule-add = Añadir la norma
victims-rule-added = Se ha añadido la norma.
victims-rule-remove = Quitar
victims-rule-removed = Se ha quitado la norma.
victims-error-whom = Elija si es una víctima o una tercera persona
victims-error-name = Escriba un nombre, o una palabra con la que la conozca
victims-error-kind = Elija de qué trata la norma
victims-error-words = Escriba la norma con palabras
victims-error-gives-away = Quite el nombre o el número: la norma delataría a alguien
victims-notices-title = Avisos de salida
victims-notices-due = { $n ->
    [0] Ahora no hay que decir nada a nadie.
    [one] Hay que avisar a una víctima.
   *[other] Hay que avisar a { $n } víctimas.
}
victims-notices-lead = Para víctimas que han pedido que se les diga. Un aviso tiene un día y nada más, y no está en ninguna otra página. Se queda hasta que diga que la víctima lo sabe; si un día se ha movido dos veces, solo se dice el último.
victims-notices-none = Nadie ha pedido que se le avise de una salida.
victims-notice = Aviso de salida
victims-notice-of = Aviso de salida: { $name }
victims-notice-lead = Solo se avisa a quien lo ha pedido. Nadie del caso, ni la persona, sabe que se avisa a alguien.
victims-notice-closed = Hoy ni una ley vigente ni un permiso con convenio dejan decir ningún día. Cuando alguno lo permita, saldrá aquí.
victims-notice-wishes = Qué ha pedido la víctima que se le diga
victims-notice-wish = { $code ->
    [planned] cuándo está prevista la salida
   *[left] que la persona ha salido
}
victims-notice-reference = Su referencia
victims-notice-reference-hint = Con la que encuentra a la víctima en sus archivos, como un número de expediente. No el nombre: se lee también cuando su entidad ya no está en el caso
victims-notice-save = Guardar
victims-notice-saved = Se ha guardado y sellado.
victims-notice-asked = Ha pedido: { $wishes }. Escrito el { $date }
victims-notice-nothing = Nada nuevo.
victims-notice-says = { $code ->
    [planned] La salida está prevista para el { $date }.
    [no_day] Ya no hay ningún día de salida previsto.
    [left] La persona salió el { $date }.
   *[inside] La persona está en custodia; lo que se dijo antes ya no vale.
}
victims-notice-told = Se ha avisado a la víctima
victims-notice-told-said = Queda escrito que se ha avisado a la víctima.
victims-notice-was-told = Dicho el { $date }: { $news }
victims-notice-end = Ya no quiere que se le avise
victims-notice-ended = Se ha acabado, y se ha borrado lo que se dijo.
victims-notice-error-reference = Escriba su referencia
victims-notice-error-name = Quite el nombre de la referencia
victims-notice-error-wishes = Elija qué ha pedido la víctima que se le diga
