sharing-title = Quién puede ver qué
sharing-link = Quién puede ver qué en este programa
sharing-lead = { $programme }, el { $day }: qué puede ver cada tipo de entidad de lo que han anotado las demás, tal como lo dan las reglas.
sharing-case = Cómo está el caso
sharing-state = { $code ->
    [accepted] La entidad está en el caso
    [permitted] La persona lo permite
    [agreed] Hay un acuerdo vigente entre las entidades
    [judged] Se ha decidido para este caso concreto
   *[break_glass] Acceso de emergencia: peligro de vida o de un menor
}
sharing-day = Día
sharing-day-hint = En blanco: hoy. Las leyes empiezan y terminan.
sharing-error-day = Indique un día que exista, como 1 7 2021, o deje las tres casillas en blanco
sharing-level-label = Protección pública
sharing-level = { $level ->
    [0] No consta
   *[other] Nivel { $level }
}
sharing-purpose-label = Finalidad
sharing-purpose = { $code ->
    [throughcare] Trabajo en el caso
    [treatment] Tratamiento
    [safety] Seguridad de un lugar
    [child_protection] Protección de un menor
    [public_protection] Protección pública
   *[oversight] Supervisión
}
sharing-show = Mostrar
sharing-download = Descargar en CSV
sharing-statute = Ese día una ley vigente obliga: { $bound }. Lo que la ley les da no necesita permiso.
sharing-no-statute = Ese día el programa no cita ninguna ley que obligue a una entidad ajena a la justicia. Lo que iría por deber necesita, en su lugar, el permiso de la persona.
sharing-how-much = Cuánto
sharing-needs-permission = Hace falta permiso
sharing-then = después { $depth }
sharing-kind = Tipo de información
sharing-group = { $code ->
    [every_day] Cada día
    [justice] Justicia
    [health] Salud y seguridad
   *[life] Vida
}
sharing-how = Cada casilla es la respuesta de las propias reglas. Quien lleva el caso puede restringir lo que dice para un caso, nunca ampliarlo. Lo que una entidad ha escrito puede leerlo siempre.
sharing-rules = { $profile ->
    [own] Reglas: las propias del programa, versión { $version }.
   *[default] Reglas: la matriz por defecto; el programa no trae ninguna propia (versión { $version }).
}
sharing-basis = { $code ->
    [statute] ley
    [contract] contrato
    [agreement] acuerdo
    [permission] permiso
    [judgement] decidido para este caso
    [own_record] registro propio
    [public_protection] protección pública
    [own_file] expediente propio
   *[emergency] emergencia
}
sharing-column = { $code ->
    [PRI] Prisión
    [PRO] Penas y medidas
    [MUN] Ayuntamiento
    [NGO] Entidad social
    [HEA] Salud
    [HOU] Vivienda
    [JOB] Servicio de empleo
    [EMPL] Empresa
    [POL] Policía
    [EDU] Formación
    [VIC] Atención a la víctima
    [PER] La persona
   *[other] { $code }
}
sharing-category = { $code ->
    [row-1] Identidad y contacto
    [row-2] Condena, fechas, condiciones
    [row-3] Valoración del riesgo
    [row-4] Delito
    [row-5] Víctima
    [row-6] Salud física
    [row-7] Drogas y alcohol
    [row-8] Salud mental
    [row-9] Vivienda
    [row-10] Trabajo
    [row-11] Formación
    [row-12] Dinero, prestaciones, deudas
    [row-13] Familia e hijos
    [row-14a] Violencia en casa, como superviviente
    [row-14b] Violencia en casa, contra otras personas
    [row-15] Situación administrativa
    [row-16] Notas de contacto
   *[row-17] Plan y pasos
}
