# Convenios entre entidades sobre qué comparten. Lo que se basa en uno se detiene cuando termina.
agreements-title = Convenios
agreements-lead = { $live ->
    [0] No hay ningún convenio vigente ni previsto.
    [one] Hay un convenio vigente o previsto.
   *[other] Hay { $live } convenios vigentes o previstos.
} { $late ->
    [0] Ninguna revisión va con retraso.
    [one] Una revisión va con retraso.
   *[other] { $late } revisiones van con retraso.
}
agreements-add = Añadir un convenio
agreements-none = Todavía no hay ningún convenio
agreements-none-why = Sin convenio, las entidades solo comparten lo que manda una ley. Escriba quién comparte qué con quién y hasta cuándo.
agreements-name = Título
agreements-parties = Partes
agreements-parties-hint = Cada parte comparte con las demás. Un tipo de entidad vale por todas las de ese tipo, ahora y más adelante
agreements-every = toda entidad de tipo: { $kind }
agreements-what = Qué se comparte
agreements-purposes = Para qué
agreements-basis = En qué se basa
agreements-basis-kind = { $code ->
    [statute] Una ley
    [agreement] Un convenio entre entidades
    [contract] Un contrato de servicio
   *[permission] El permiso de la persona
}
agreements-basis-words = La base en palabras
agreements-basis-words-hint = Artículo, número, día de la firma
agreements-security = Cómo se protege
agreements-security-hint = Quién tiene acceso, cuánto tiempo se guarda, qué se hace si se pierde
agreements-contacts = Contactos
agreements-contacts-hint = A quién llama cada parte por los datos
agreements-starts = Primer día
agreements-starts-hint = Por ejemplo, 1 1 2027
agreements-ends = Último día
agreements-ends-hint = Déjelo vacío si no hay ninguno
agreements-review = Revisión antes del
agreements-review-hint = Los delegados de protección de datos de todas las partes reciben un aviso 30 y 7 días antes
agreements-save = Guardar el convenio
agreements-saved = El convenio se ha guardado.
agreements-standing = { $code ->
    [coming] Todavía no vigente
    [live] Vigente
    [review_overdue] Revisión con retraso
   *[ended] Terminado
}
agreements-end = Terminar este convenio
agreements-end-lead = Termina en el acto: lo que se basa en él se deniega en la lectura siguiente. No se puede retomar; se puede escribir uno nuevo.
agreements-end-reason = Por qué termina
agreements-end-act = Terminarlo ahora
agreements-ended = El convenio ha terminado. Se avisa a los delegados de las otras partes.
agreements-error-title = Escriba un título
agreements-error-parties = Marque al menos dos entidades o un tipo de entidad
agreements-error-own = Marque también su entidad: solo lleva los convenios de ella
agreements-error-victim = Quite lo que afecta a personas que han sufrido un daño: ningún convenio lo abre
agreements-error-purposes = Marque para qué sirve
agreements-error-basis = Elija en qué se basa
agreements-error-basis-words = Escriba el artículo, el número o el día de la firma
agreements-error-security = Escriba cómo se protege lo que se comparte
agreements-error-contacts = Escriba a quién llama cada parte
agreements-error-starts = Escriba el primer día, como 1 1 2027
agreements-error-ends = Escriba un último día posterior al primero o déjelo vacío
agreements-error-review = Escriba el día de la revisión, como 1 12 2027
agreements-error-review-outside = Escriba un día de revisión entre el primero y el último
agreements-error-reason = Escriba por qué termina
agreements-refused-ended = Este convenio ya ha terminado.
