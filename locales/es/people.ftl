# Personas: introducidas a mano, quiénes son, correcciones, una muerte.
people-new = Introducir a una persona
people-new-lead = Para personas que no están en ninguna lista: que vienen por su cuenta o que ya han salido. Solo hace falta un nombre; el resto puede venir después.
people-new-act = Introducir a esta persona
people-entered = Se ha introducido a { $name }.
people-optional = Si lo sabe
people-not-known = No se sabe
people-yes = Sí
people-no = No
people-given-name = Nombre
people-surname = Apellidos
people-surname-hint = Como los escribe la persona, con las partículas. Quien tiene un solo nombre, lo tiene aquí o arriba.
people-birth-date = Fecha de nacimiento
people-sex = Sexo
people-sex-female = Mujer
people-sex-male = Hombre
people-sex-other = Otro
people-birth-country = País de nacimiento
people-town = Municipio
people-town-hint = Adonde pertenece o va la persona
people-language = Lengua que habla mejor
people-also-speaks = También habla
people-languages = Lenguas
people-interpreter = Necesita intérprete
people-reading = Qué le ayuda a leer
people-reading-hint = Por ejemplo: lee despacio, no tiene gafas, hay que leérselo en voz alta
people-numbers = Números
people-numbers-hint = Documentos y expedientes, uno en cada fila. Deje la fila vacía si no hay.
people-number-kind = Tipo del número { $n }
people-number = Número { $n }
people-number-document = Documento de identidad
people-number-passport = Pasaporte
people-number-residence-permit = Permiso de residencia
people-number-health-card = Tarjeta sanitaria
people-number-prison-number = Número penitenciario
people-came = ¿Cómo ha venido la persona?
people-came-by = { $code ->
    [themselves] Por su cuenta
    [family] La envía la familia o amigos
    [prison] Nos ha hablado de ella una prisión, sin lista
    [agency] La envía otra entidad
   *[outreach] La encontramos en la calle o en un albergue
}
people-custody = ¿Dónde está la persona?
people-custody-inside = En prisión
people-custody-released = Ya ha salido
people-custody-not-known = No se sabe
people-admitted = Día de ingreso, si lo sabe
people-kind = Tipo de libertad
people-kind-hint = Algunos programas son solo para un tipo
people-if-inside = Si está en prisión
people-if-released = Si ya ha salido
people-unit = Centro
people-legal-status = Situación legal
people-leaves = Fecha de liberación prevista, si la sabe
people-released = Día de salida
people-known = { $n ->
    [one] ¿Es esta persona?
   *[other] ¿Es una de estas { $n } personas?
}
people-known-nobody = Entre las personas que puede ver no hay nadie así.
people-known-question = Si no lo es
people-known-different = Es otra persona. Introducirla.
people-born = fecha de nacimiento: { $date }
people-identity = Quién es
people-identity-of = Quién es { $name }
people-identity-lead = { $n ->
    [one] Una entidad tiene un registro. El nombre está como se escribió.
   *[other] Hay { $n } registros que se consideran de una sola persona. Cada uno dice lo que escribió su entidad.
}
people-record-of = Registro de { $agency }
people-record-from-list = Este registro llegó con una lista. La próxima lista puede volver a traer sus valores.
people-correct = Corregir
people-correct-of = Corregir el registro de { $name }
people-correct-lead = Solo cambia el registro de su entidad. Lo que decía antes queda en el historial.
people-correct-act = Guardar la corrección
people-corrected = Se ha corregido el registro.
people-conflict = Alguien ha cambiado este registro mientras usted escribía. No se ha perdido nada de lo suyo.
people-conflict-table = Las dos versiones, donde difieren
people-conflict-field = Campo
people-conflict-theirs = Guardado ahora
people-conflict-yours = Lo que usted escribió
people-custody-add = Decir dónde está la persona
people-custody-act = Guardar
people-custody-done = Guardado. Los plazos cuentan desde estas fechas.
people-died = Falleció el { $date }
people-death = Registrar un fallecimiento
people-death-of = ¿Ha fallecido { $name }?
people-death-effect = Se detienen los avisos sobre la persona para todas las entidades y se retiran las invitaciones abiertas. El registro y su historial se conservan.
people-death-day = Día del fallecimiento
people-death-sure = Confirmación
people-death-yes = { $name } ha fallecido
people-death-act = Registrar el fallecimiento
people-death-done = Se ha registrado el fallecimiento. Los avisos se han detenido.
people-refused-died = El fallecimiento de esta persona ya está registrado.
people-refused-custody-known = Alguien ya ha dicho dónde está la persona.
people-error-name = Escriba al menos un nombre
people-error-long = Escriba { $max } caracteres como máximo
people-error-date = Escriba día, mes y año, o deje los tres vacíos
people-error-born-future = La fecha de nacimiento es futura
people-error-born-long-ago = Revise el año de nacimiento
people-error-identifier = Escriba un número con letras o cifras
people-error-came-by = Diga cómo ha venido la persona
people-error-custody = Diga dónde está la persona, o que no se sabe
people-error-choice = Elija una opción de la lista
people-error-kind = Diga de qué tipo es la libertad prevista
people-error-unit = Elija un centro de su entidad
people-error-leaves-past = La fecha prevista ya ha pasado; si ha salido, dígalo
people-error-released = Escriba el día de salida
people-error-released-future = El día de salida es futuro; elija «En prisión» y póngalo como fecha prevista
people-error-released-before-admission = La salida es anterior al ingreso
people-error-released-before-birth = La salida es anterior al nacimiento
people-error-admitted-future = El ingreso es futuro
people-error-died = Escriba el día del fallecimiento
people-error-died-future = El día del fallecimiento es futuro
people-error-died-before-birth = El día del fallecimiento es anterior al nacimiento
people-error-sure = Confirme que la persona ha fallecido
people-sentenced = Día de la sentencia, si lo sabe
people-error-too-often = Ha preguntado muchas veces. Espere { $n } minutos y luego dé de alta a esta persona.
