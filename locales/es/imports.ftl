# Las listas de salidas: importarlas, y qué preguntan.
imports-menu = Listas
imports-title = Listas de salidas
imports-lead = Cada lista trae personas nuevas y mueve fechas. Ninguna lista pone a nadie en libertad.
imports-none = Todavía no se ha importado ninguna lista
imports-none-lead = Aquí verá las listas que importe y qué ha pasado con cada fila.
imports-new = Importar una lista
imports-wizard = Explicar un nuevo tipo de lista
imports-questions = { $n ->
    [one] Una pregunta sobre identidad espera respuesta
   *[other] { $n } preguntas sobre identidad esperan respuesta
}
imports-started = { $date }, { $time }
imports-list = Lista
imports-when = Importada
imports-rows = Filas
imports-new-rows = Nuevas
imports-changed = Cambiadas
imports-unchanged = Sin cambios
imports-rejected = Rechazadas
imports-gone = Ya no están en la lista
imports-warnings = Avisos
imports-status = Estado
imports-status-previewed = Aún no importada
imports-status-running = Importándose
imports-status-done = Importada
imports-status-failed = Detenida
imports-status-discarded = No importada
imports-new-lead = Primero verá qué cambiaría la lista. No se guarda nada hasta que la importe.
imports-no-source = No se conoce ningún tipo de lista de su servicio
imports-no-source-lead = Entregue una muestra y diga qué significa cada columna; después podrá importar listas de este tipo.
imports-source = ¿Qué lista es?
imports-source-missing = Elija qué lista es
imports-file = El archivo
imports-file-hint = Tal como lo exportó el sistema: CSV o Excel (.xlsx).
imports-file-missing = Elija el archivo de la lista
imports-as-of = El día en que se hizo la lista
imports-as-of-hint = Déjelo vacío para tomar la fecha del nombre del archivo o, si no la tiene, la de hoy.
imports-as-of-wrong = Escriba una fecha real o deje vacías las tres casillas
imports-look = Ver qué cambiaría
imports-run-title = Lista del { $date }
imports-preview-lead = Esto es lo que cambiaría la lista. Todavía no se ha importado nada; el archivo se guarda un día.
imports-older = Antes se importó una lista más nueva, del { $newest }
imports-older-meant = Sí quiero importar la lista más antigua
imports-import = { $n ->
    [0] Registrar la lista, no cambia nada
    [one] Importar una fila
   *[other] Importar { $n } filas
}
imports-discard = No importarla
imports-discarded = La lista no se ha importado.
imports-discarded-lead = Esta lista se miró y no se importó. El archivo se ha borrado.
imports-failed = La importación se ha detenido
imports-failed-lead = Lo que ya se había importado se conserva. Vuelva a importar el mismo archivo: continuará donde se detuvo.
imports-progress = { $done } de { $total } filas
imports-interrupted = La importación se interrumpió. Lo importado se conserva, y puede continuar.
imports-go-on = Continuar la importación
imports-look-again = Volver a mirar
imports-nothing-to-fix = No queda nada pendiente de esta lista.
imports-fix-first = Lo primero
imports-fix-rejected = { $n ->
    [one] Una fila no se ha aceptado
   *[other] { $n } filas no se han aceptado
}
imports-fix-rejected-who = Estas personas no aparecen en las salidas hasta que se corrija su fila.
imports-fix-rejected-act = Corregir las filas
imports-fix-gone = { $n ->
    [one] Una persona ya no está en la lista
   *[other] { $n } personas ya no están en la lista
}
imports-fix-gone-who = Una lista no pone a nadie en libertad: alguien tiene que decir dónde están.
imports-fix-gone-act = Decir dónde están
imports-see-rejected = Ver las filas rechazadas
imports-see-warnings = { $n ->
    [one] Ver un aviso
   *[other] Ver { $n } avisos
}
imports-see-reviews = Ver las preguntas sobre identidad
imports-download = Descargar las filas rechazadas para corregirlas en el archivo
imports-reasons = Por qué se rechazaron filas
imports-reason = Motivo
imports-reason-in = { $field }: { $reason }
imports-reason-short-row = La fila tiene menos celdas que el encabezado
imports-reason-long-row = La fila tiene más celdas que el encabezado
imports-reason-unreadable-text = El texto no se puede leer; quizá el archivo tenga otra codificación
imports-reason-unclosed-quote = Unas comillas se abren y no se cierran; bórrelas
imports-reason-cell-too-long = El texto es más largo que nada que diga una lista; acórtelo
imports-reason-no-identifier = Escriba el número; sin él no se sabe quién es
imports-reason-name-missing = Escriba la parte del nombre que falta
imports-reason-required-missing = Escriba un valor; en esta lista es obligatorio
imports-reason-value-unknown = Escriba un valor que esta lista conozca
imports-reason-date-unreadable = Escriba la fecha tal como las escribe esta lista
imports-reason-date-impossible = Ese día no existe; escriba una fecha real
imports-reason-date-implausible = Nadie tiene esta fecha: escriba la real o déjela vacía
imports-reason-birth-in-future = La fecha de nacimiento es posterior a la lista
imports-reason-release-long-past = La liberación es de hace más de un año respecto de la lista
imports-reason-release-before-admission = La liberación es anterior al ingreso
imports-reason-release-date-required = Escriba la fecha de liberación; solo puede faltar en algunas situaciones
imports-reason-key-on-two-people = El mismo número está en dos personas diferentes
imports-reason-contradicting-rows = Dos filas de esta persona dicen cosas diferentes
imports-reason-key-known-on-other-person = Este número consta en otra persona
imports-caution-unknown-town = Un municipio que no está en la lista de municipios
imports-caution-unknown-establishment = Un centro que esta lista no nombra; no hay nadie asignado
imports-caution-unknown-value = Un valor que esta lista no explica: se guarda como está escrito, aún no se sabe
imports-caution-birth-date-missing = Sin fecha de nacimiento
imports-caution-release-date-missing = Sin fecha de liberación, lo que aquí se permite
imports-caution-exact-duplicate = La misma fila dos veces
imports-caution-shared-identifier = Otro número también tiene este documento: quizá sea la misma persona
imports-finding-open = Pendiente
imports-finding-corrected = Corregida
imports-finding-superseded = Una lista posterior lo ha resuelto
imports-finding-set-aside = Apartada
imports-finding-answered = Respondida
imports-finding-noted = Anotado
imports-field = Campo
imports-field-key = Número
imports-field-surname = Apellidos
imports-field-given-name = Nombre
imports-field-birth-date = Fecha de nacimiento
imports-field-birth-country = País de nacimiento
imports-field-establishment = Centro
imports-field-admitted-on = Ingreso
imports-field-sentenced-on = Día de la sentencia
imports-field-release-date = Fecha de liberación
imports-field-release-kind = Tipo de fecha de liberación
imports-field-town = Municipio
imports-field-legal-status = Situación penal
imports-field-sex = Sexo
imports-field-release-type = Tipo de liberación
imports-field-document = Documento de identidad
imports-field-support-network = Apoyo familiar
imports-field-dependent-children = Hijos a cargo
imports-field-no-fixed-abode = Sin domicilio fijo
imports-file-too-large = El archivo es mayor que cualquier lista. Divídalo en varias listas
imports-file-not-text = La línea { $line } no es texto en { $encoding }. Vuelva a exportar la lista o corrija su codificación en la descripción
imports-file-zeroes = La línea { $line } tiene bytes cero, así que el archivo no es { $encoding }. Será UTF-16: expórtelo en UTF-8 o corrija la codificación en la descripción
imports-file-utf8 = El archivo está escrito en UTF-8 y la descripción de esta lista dice { $encoding }. Corrija la codificación en la descripción o vuelva a exportar la lista
imports-fault-no-such-day = El nombre del archivo dice «{ $written }», y ese día no existe. Escriba el día en que se hizo la lista
imports-fault-ahead = La lista sería del { $date }, que aún no ha llegado. Escriba el día en que se hizo o marque la casilla si es ese día
imports-ahead = Un día que aún no ha llegado
imports-ahead-meant = Sí me refiero a un día que aún no ha llegado
imports-file-workbook = Es un libro de Excel, y esta lista llega como texto. Guárdelo como CSV
imports-file-old-workbook = Es un libro en el formato antiguo .xls. Guárdelo como .xlsx
imports-file-broken-workbook = El libro no se abre. Ábralo con una hoja de cálculo y vuelva a guardarlo
imports-file-no-sheet = El libro no tiene ninguna hoja «{ $wanted }». Tiene: { $found }
imports-file-empty = El archivo está vacío. Vuelva a exportar la lista
imports-file-missing-column = Ninguna columna se llama «{ $column }». Corrija el encabezado del archivo. Tiene: { $found }
imports-file-duplicate-column = Dos columnas se llaman «{ $column }». Cambie el nombre de la que no corresponde
imports-fault-jurisdiction = La lista nombra la jurisdicción { $name }, que aquí no está configurada
imports-fault-foreign = Esta lista es de otro servicio
imports-fault-older = Antes se importó una lista más nueva, del { $newest }. Marque la casilla si quiere la más antigua
imports-fault-busy = Se está importando otra lista de este tipo. Vuelva a intentarlo cuando termine
imports-rejected-title = Filas rechazadas
imports-rejected-lead = No se pierde nada: corrija una fila aquí, o descargue las filas, corríjalas en el archivo e impórtelo.
imports-back-to-run = La lista
imports-line = Línea
imports-key = Número
imports-correct = Corregir
imports-row-title = Línea { $n }
imports-row-empty = Rellene la fila
imports-save-row = Aceptar la fila corregida
imports-corrected-new = La fila se ha aceptado; la persona es nueva aquí.
imports-corrected-changed = La fila se ha aceptado; los cambios se han guardado.
imports-corrected-unchanged = La fila se ha aceptado; dice lo que ya se sabía.
imports-set-aside = Apartar esta fila
imports-set-aside-lead = La fila se conserva aquí con el motivo. La misma fila en una lista posterior también quedará fuera.
imports-set-aside-reason = ¿Por qué se aparta?
imports-set-aside-act = Apartarla
imports-set-aside-done = La fila se ha apartado.
imports-reason-missing = Diga por qué se aparta la fila
imports-warnings-title = Avisos
imports-warnings-lead = Estas filas se han aceptado. Conviene mirar lo que hay aquí.
imports-warning = Aviso
imports-written = Como está escrito
imports-gone-title = Ya no están en la lista
imports-gone-lead = Esta lista debería nombrar a estas personas y no lo hace. Eso no pone a nadie en libertad: diga dónde está cada una.
imports-gone-nobody = No falta nadie en esta lista.
imports-person = Persona
imports-answer = ¿Dónde está?
imports-gone-released = En libertad…
imports-gone-still-here = Sigue aquí
imports-gone-elsewhere = Trasladada
imports-gone-answered = La respuesta se ha guardado.
imports-wizard-lead = Entregue una lista tal como la exporta el sistema. Recibirá una propuesta de qué significa cada columna, para leerla y corregirla. No se importa nada.
imports-sample = Una muestra de la lista
imports-sample-hint = CSV o Excel (.xlsx). Solo se guarda para usted, un día como máximo.
imports-propose = Proponer qué significan las columnas
imports-proposal = Qué significan las columnas
imports-decide = Lo que tiene que decidir
imports-mapping = Columnas
imports-toml = La descripción de la lista
imports-toml-hint = Un texto en TOML. Los mensajes de error dicen la línea.
imports-save-source = Guardar esta descripción
imports-source-saved = Se ha guardado la descripción de «{ $name }». Ya se pueden importar listas de este tipo.
imports-ask-key = Qué columna tiene el número que identifica a la persona
imports-ask-release-date = Qué columna tiene la fecha de liberación
imports-ask-name = Qué columna tiene el nombre
imports-mapping-lead = Para cada dato importante, diga qué columna lo contiene. Debajo hay algunos de sus textos.
imports-not-in-list = No está en esta lista
imports-required = No puede quedar vacío
imports-shape = Cómo se escribe el nombre completo
imports-dates = Fechas
imports-date-form = Cómo se escriben las fechas
imports-date-form-hint = d es el día, m o mon el mes, y el año
imports-date-form-2 = O bien
imports-no-other-form = De ninguna otra manera
imports-date-language = Lengua de los nombres de los meses
imports-values = Qué significan las palabras
imports-values-lead = Una palabra sin explicar se guarda como está escrita y cuenta como aún no sabida.
imports-not-yet-known = Aún no se sabe
imports-name-it = Cómo se llama la lista
imports-list-title = Título
imports-list-id = Nombre corto
imports-list-id-hint = En minúsculas, y ya no cambia una vez importadas listas
imports-try = Ver qué haría
imports-advanced = La descripción como texto
imports-download-toml = Descargar la descripción
imports-save-source-text = Guardar este texto tal como está
imports-tried = { $rows } filas: { $new } nuevas, { $changed } cambiadas, { $unchanged } sin cambios, { $rejected } rechazadas; { $warnings } avisos
imports-rejected-rows = { $n ->
    [one] Una fila
   *[other] { $n } filas
}
imports-first-rows = Las primeras filas, tal como se leen
imports-field-name = Nombre completo
imports-field-particle = Partícula ante los apellidos
imports-code-female = Mujer
imports-code-male = Hombre
imports-code-other = Otros
imports-code-sentenced = Condena
imports-code-remand = Prisión preventiva
imports-code-final = Libertad definitiva
imports-code-conditional = Libertad condicional
imports-code-open-regime = Régimen abierto
imports-code-automatic = Libertad automática
imports-code-home-detention = Arresto domiciliario
imports-code-none = Ninguno
imports-code-weak = Débil
imports-code-strong = Fuerte
imports-code-yes = Sí
imports-code-no = No
imports-no-date = Qué hay escrito cuando no hay fecha
imports-no-date-hint = Por ejemplo, 31/12/9999. Si hay más de uno, sepárelos con punto y coma.
imports-months-of = { $code ->
    [ca] Catalán
    [es] Castellano
    [fr] Francés
    [de] Alemán
    [it] Italiano
    [nl] Neerlandés
    [pt] Portugués
   *[en] Inglés
}
imports-whole = Quién sale en la lista
imports-establishments = Qué centros pueden salir
imports-establishments-any = Cualquiera
imports-establishments-these = Solo los de la muestra: { $names }. Otro se acepta con un aviso.
imports-horizon = Para quién está completa la lista
imports-horizon-hint = Quien debería estar y no está se convierte en una pregunta. Nadie queda en libertad por ello.
imports-horizon-everybody = Todas las personas que están en prisión allí
imports-horizon-nobody = Nadie: la lista no promete nada
imports-horizon-days = { $n ->
    [one] Quien sale en el plazo de un día
   *[other] Quien sale en el plazo de { $n } días
}
