# Posibles coincidencias: registros que pueden ser de una persona, unidos y separados.
matching-title = Posibles coincidencias
matching-lead = { $n ->
    [0] Ningún par de registros le espera.
    [one] Un par de registros espera que alguien lo compare.
   *[other] { $n } pares de registros esperan que alguien los compare.
}
matching-none = No hay dos registros que se parezcan.
matching-pair = Dos registros
matching-decided = Decidido
matching-since = Encontrado
matching-found = Resultado
matching-likely-head = Probabilidad
matching-likely = { $code ->
    [very] Muy probablemente una persona
    [likely] Probablemente una persona
   *[possible] Quizá una persona
}
matching-status = { $code ->
    [open] Pendiente
    [same] Una persona
    [different] Dos personas
   *[not_sure] No se puede saber
}
matching-question = ¿Es una misma persona?
matching-both = Los dos registros
matching-field-head = Qué se compara
matching-record-of = Registro de { $agency }
matching-side = { $name }, { $agency }
matching-field = { $code ->
    [given_name] Nombres
    [surname] Apellidos
    [birth_date] Fecha de nacimiento
    [sex] Sexo
    [identifier] Números
    [town] Municipio
    [birth_country] País de nacimiento
   *[name_order] Orden de los nombres
}
matching-says = { $grade ->
    [agrees] Coincide
    [close] Se parece
   *[differs] Es distinto
}, { $weighs }
matching-weighs = { $code ->
    [much_for] indica claramente una sola persona
    [for] indica una sola persona
    [little] dice poco
    [against] indica dos personas
   *[much_against] indica claramente dos personas
}
matching-missing = No está en los dos registros
matching-why = Por qué puede ser { $name }
matching-answer = ¿Qué ha encontrado?
matching-answer-hint = Su respuesta se mantiene. Ninguna comparación posterior la cambia.
matching-then = { $code ->
    [same] Sus registros se unen ahora. Se puede deshacer.
    [different] No se vuelve a preguntar por ellos.
   *[not_sure] Siguen en la lista, para quien sepa más.
}
matching-keys = Las teclas 1, 2 y 3 eligen una respuesta.
matching-goes-on = Si es una persona: ¿qué expediente continúa?
matching-goes-on-hint = Los dos tienen un expediente o una estancia abiertos. El otro se detiene; se avisa a quien estaba en él, y no ve nada nuevo hasta que se le invite.
matching-goes-on-lead = Lo lleva { $name }, { $agency }
matching-goes-on-no-lead = Todavía no lo lleva nadie
matching-goes-on-no-case = Sin expediente abierto
matching-note = ¿Cómo lo sabe?
matching-note-hint = Opcional; para quien lo mire después.
matching-keep = Guardar la respuesta
matching-kept = La respuesta se ha guardado.
matching-by = Por
matching-merge-look = Ver cómo se unieron los registros
matching-merges = Registros que se unieron
matching-merged-on = Unidos el
matching-state = Estado
matching-one = Una persona
matching-two = De nuevo dos personas
matching-to-give = { $n ->
    [one] Una cosa por devolver
   *[other] { $n } cosas por devolver
}
matching-merge-title = Registros unidos
matching-side-kept = La persona que continuó
matching-side-joined = La persona que se le unió
matching-parted = Separados
matching-part-title = Separarlos
matching-part-effect = Las dos personas recuperan todo lo que tenían antes. Lo que se escribió desde entonces no lo ve nadie hasta que usted lo haya dado a una de ellas. Los permisos dados desde entonces se vuelven a pedir. Se avisa a todas las entidades afectadas.
matching-part-since = { $n ->
    [0] Desde entonces no se ha escrito nada.
    [one] Desde entonces se ha escrito una cosa.
   *[other] Desde entonces se han escrito { $n } cosas.
}
matching-part-reason = ¿Por qué son dos personas?
matching-part-act = Separarlos
matching-parted-done = Los registros se han separado.
matching-written = Escrito mientras eran una persona
matching-written-lead = Usted ve qué es y quién lo escribió, no lo que dice. Pregúnteles de quién trata.
matching-what = Qué
matching-whose = De quién es
matching-kind = { $code ->
    [episode] Una estancia en prisión
    [answer] Una respuesta
    [case] Un expediente
    [death] Un día de defunción
    [note] Una nota de contacto
    [need] Una necesidad valorada
    [goal] Un objetivo con sus pasos
    [document] Un documento
    [permission] Un permiso
   *[plan_version] Una versión del plan
}
matching-number = número { $n }
matching-given = Se ha devuelto.
matching-error-found = Elija qué ha encontrado
matching-error-goes-on = Elija qué expediente continúa
matching-error-reason = Diga por qué, con al menos { $n } caracteres
matching-refused-decided = Alguien ya ha decidido sobre estos dos registros.
matching-refused-different = Alguien decidió que dos registros de estas personas no son de la misma.
matching-refused-one-already = Estos dos registros ya se consideran de una persona.
matching-refused-parted = Estos registros ya se separaron.
matching-refused-later = Después se unieron otros registros a estos. Separe antes aquellos.
matching-refused-open-already = Esta persona ya tiene una estancia o un expediente abiertos. Ciérrelos antes.
matching-quality = Calidad de las coincidencias
matching-quality-lead = Hasta qué punto la comparación de registros coincide con lo que encuentran quienes custodian los datos. Aquí no se nombra a nadie.
matching-model = Parámetros vigentes
matching-model-is = { $origin ->
    [estimated] Estimados con esta base de datos
   *[shipped] Los del programa
}, versión { $version }, desde el { $date }
matching-run = Estimados a partir de
matching-run-was = { $records } registros y { $pairs } pares; unos { $missed } pares de una persona no se compararon
matching-to-compare = Registros pendientes de comparar
matching-pairs-of = Pares: { $status }
matching-decisions = Lo que se decidió
matching-decisions-lead = Donde la comparación está casi segura, debería encontrarse una persona. Si a menudo son dos, conviene volver a estimar los parámetros.
matching-from = Desde { $percent } %
matching-unattended = Pares que nadie ve
matching-unattended-lead = { $n ->
    [one] Hay un par pendiente que nadie ve: ninguna de las dos entidades tiene gestor de datos. Dé ese rol a alguien de una de las dos.
   *[other] Hay { $n } pares pendientes que nadie ve: ninguna de las dos entidades tiene gestor de datos. Dé ese rol a alguien de una de las dos.
}
matching-agency = Entidad
matching-unattended-pairs = Pares
matching-unattended-users = Dé a alguien el rol de gestor de datos
