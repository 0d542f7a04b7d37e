# Lo que una persona permite: a quién, qué, hasta qué punto y hasta cuándo. Decir que no no cambia nada.
permissions-title = Permisos
permissions-lead = { $given ->
    [0] { $name } todavía no permite nada.
    [one] { $name } permite una cosa.
   *[other] { $name } permite { $given } cosas.
} { $waiting ->
    [0] No hay nada pendiente de respuesta.
    [one] Hay una pregunta pendiente de respuesta.
   *[other] Hay { $waiting } preguntas pendientes de respuesta.
}
permissions-ask = Pedir permiso a { $name }
permissions-ask-lead = Pida solo lo que hace falta para ayudar. Decir que no no cambia nada de la pena, el régimen, los permisos de salida ni la libertad.
permissions-ask-act = Hacer la pregunta
permissions-asked = La pregunta queda escrita. Ahora hágala y registre aquí la respuesta.
permissions-waiting = Pendiente de respuesta
permissions-given = Permitido ahora
permissions-none = Ahora no se permite nada
permissions-none-why = Las entidades del caso solo ven lo que una ley les abre y lo que han escrito ellas mismas.
permissions-past = { $n ->
    [one] Uno que ya terminó
   *[other] { $n } que ya terminaron
}
permissions-own = Su propia página
permissions-own-lead = Con un código de un solo uso, { $name } lee en cualquier teléfono qué se le pide, qué permite y quién lo ha mirado, y responde sin usted.
permissions-own-act = Crear un código
permissions-code-title = Un código para { $name }
permissions-code-lead = Enséñelo o escríbalo en un papel. Se muestra una vez y no se guarda en ningún sitio.
permissions-code-picture = El código como imagen para la cámara de un teléfono
permissions-code-address = O escríbalo en { $address }:
permissions-code-until = Vale hasta el { $date }, { $time }.
permissions-code-once = Abre la página tantas veces como haga falta hasta que se responda una pregunta. Un código nuevo anula este.
permissions-every = Todas las entidades del caso de tipo: { $kind }
permissions-to = ¿Quién puede verlo?
permissions-to-hint = Solo quien está en el caso o ha sido invitado
permissions-what = Qué se puede ver
permissions-what-hint = Marque solo lo que hace falta para ayudar
permissions-depth = Hasta qué punto
permissions-depth-hint = { $code ->
    [full] Todo lo que hay escrito
    [summary] Un resumen que ha escrito alguien
    [consequence] Solo lo que se deriva de ello, como «ninguna planta baja»
   *[existence] Solo si hay algo
}
permissions-purpose-label = Para qué
permissions-purpose = { $code ->
    [throughcare] Para ayudar antes y después de la salida
    [treatment] Para atender y tratar
    [safety] Para que un lugar sea seguro
    [child_protection] Para proteger a un niño o una niña
    [public_protection] Para proteger a otras personas
   *[oversight] Para vigilar qué se ha compartido
}
permissions-until = Hasta cuándo
permissions-until-hint = Doce meses después de la salida o el final del servicio, si la persona no quiere otro día
permissions-category = { $code ->
    [row-1] Nombre y contacto
    [row-2] Pena y fechas
    [row-3] Valoración del riesgo
    [row-4] Delito
    [row-5] Personas que han sufrido un daño
    [row-6] Salud física
    [row-7] Drogas y alcohol
    [row-8] Salud mental y medicación
    [row-9] Vivienda
    [row-10] Trabajo
    [row-11] Cursos y certificados
    [row-12] Dinero, prestaciones y deudas
    [row-13] Familia e hijos
    [row-14a] Violencia vivida
    [row-14b] Violencia cometida
    [row-15] Derecho a residir
    [row-16] Notas de contactos
   *[row-17] Plan y pasos
}
permissions-status = { $code ->
    [asked] Todavía sin respuesta
    [given] Permitido
    [refused] Dijo que no
    [withdrawn] Detenido
    [dropped] Retirado
   *[run_out] Vencido
}
permissions-ends = Termina el { $date }
permissions-asked-by = Lo pide { $agency }
permissions-again = { $code ->
    [release] Vuelva a preguntar fuera, antes del { $date }
   *[of_age] Ya es mayor de edad: vuelva a preguntar antes del { $date }; después termina
}
permissions-answered = { $way ->
    [spoken] Dicho el { $date }, explicado en { $language }
    [paper] Firmado el { $date }, explicado en { $language }
   *[code] Respondido en su página el { $date }, en { $language }
}
permissions-interpreted = { $name } interpretó
permissions-witnessed = { $name } estaba presente
permissions-guarded = { $name } habló a su lado
permissions-one = Permiso para { $to }
permissions-say = Diga esto a { $name }
permissions-statement = { $to } pide ver { $what }, hasta el { $date }.
permissions-statement-depth = { $code ->
    [full] Verían todo lo que hay escrito.
    [summary] Verían un resumen, no todo.
    [consequence] Verían solo lo que se deriva de ello, nunca el motivo.
   *[existence] Verían solo si hay algo, nunca qué es.
}
permissions-statement-stop = Puedes detenerlo cualquier día, sin decir por qué. Lo que se haya leído hasta entonces no se puede deshacer.
permissions-no-effect = Decir que no no cambia nada: ni la pena, ni el régimen, ni los permisos de salida, ni la libertad.
permissions-print = Imprimirlo como formulario para firmar
permissions-said = ¿Qué dice { $name }?
permissions-yes = Sí
permissions-no = No
permissions-told = Se ha dicho que decir que no no cambia nada de la pena, el régimen, los permisos de salida ni la libertad
permissions-way = ¿Cómo se ha dado?
permissions-way-spoken = De palabra, ante un testigo
permissions-way-paper = Firmado en el formulario impreso
permissions-language = ¿En qué lengua se ha explicado?
permissions-witness = Quién estaba presente
permissions-witness-hint = El nombre de quien lo ha oído con usted
permissions-interpreter-needed = Esta persona necesita intérprete.
permissions-interpreter = Quién ha interpretado (si alguien lo ha hecho)
permissions-guardian = Quién habla al lado de la persona joven
permissions-guardian-hint = Madre, padre o tutor: ambos tienen que decir que sí
permissions-own-words = Qué ha dicho la persona joven
permissions-own-words-hint = Con sus palabras, también si está de acuerdo
permissions-scan = El formulario firmado, escaneado (si se ha firmado)
permissions-record = Registrar la respuesta
permissions-recorded = { $code ->
    [given] Registrado: permitido desde ahora. Se avisa a quien ahora puede ver más.
    [refused] Registrado: no. No cambia nada más.
    [withdrawn] Detenido. Se avisa a quien podía verlo.
   *[asked] Registrado
}
permissions-drop = Retirar la pregunta
permissions-dropped = La pregunta se ha retirado.
permissions-stop = Detener
permissions-stop-title = Detenerlo
permissions-stop-lead = { $name } puede detenerlo cualquier día y no tiene que decir por qué. Tiene efecto en el acto.
permissions-stop-question = ¿Detener que { $to } vea: { $what }?
permissions-stop-now = Desde ahora
permissions-stop-now-what = { $to } ya no puede abrirlo.
permissions-stop-today = Hoy
permissions-stop-today-what = Se avisa a { $to } de que se ha detenido. Nadie tiene que decir por qué.
permissions-stop-read = Lo que ya se ha leído
permissions-stop-read-what = No se puede deshacer. No se puede pasar a nadie más.
permissions-stop-rest = Cama, dinero y fechas
permissions-stop-rest-what = No cambia nada.
permissions-stop-yes = Sí, detener
permissions-stop-no = No, dejarlo
permissions-stop-again = Se puede volver a permitir en cualquier momento.
permissions-shared = Ya se ha visto
permissions-shared-lead = Lo que han mirado hasta ahora las entidades a las que esto se abre. Detenerlo no lo deshace.
permissions-shared-none = Nadie a quien esto se abre lo ha mirado.
permissions-shared-who = Entidad
permissions-shared-when = Día
permissions-shared-what = Qué
permissions-form-title = Formulario para firmar
permissions-form-how = Imprímalo, léalo entero en voz alta, haga que se firme y escanéelo con la respuesta.
permissions-form-back = El permiso
permissions-form-heading = Lo que permito
permissions-form-yes = Sí, lo permito.
permissions-form-no = No, no lo permito.
permissions-form-signed = Firma
permissions-form-witness = Testigo
permissions-form-day = Día
permissions-form-guardian = Madre, padre o tutor
permissions-error-to = Elija quién puede verlo: una entidad del caso
permissions-error-categories = Marque al menos un tipo de información
permissions-error-not-theirs = Quite lo que ningún permiso abre: valoración del riesgo, violencia cometida, personas que han sufrido un daño
permissions-error-depth = Elija hasta qué punto se puede ver
permissions-error-ends = Escriba el último día, como 16 4 2027
permissions-error-ends-past = Escriba un día de hoy en adelante
permissions-error-ends-long = Escriba un día dentro de los próximos { $n } meses
permissions-error-said = Elija qué dice la persona
permissions-error-told = Diga primero que decir que no no cambia nada y después márquelo
permissions-error-language = Elija la lengua en que se ha explicado
permissions-error-witness = Escriba quién estaba presente
permissions-error-guardian = Escriba quién habla al lado de la persona joven
permissions-error-own-words = Escriba qué ha dicho la persona joven
permissions-error-scan = Adjunte el formulario firmado, escaneado
permissions-refused-answered = Esta pregunta ya se ha respondido o se ha retirado.
permissions-refused-not-given = Esto ya no se permite; no hay nada que detener.
