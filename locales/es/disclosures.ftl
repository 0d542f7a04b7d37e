# What the data-protection officer watches over.
disclosures-title = Comunicaciones de datos
disclosures-lead = Lo que se ha hecho con los expedientes de su entidad, y lo que han hecho sus personas, del { $from } al { $to }.
disclosures-none = No hay nada con estos filtros.
disclosures-from = Desde
disclosures-to = Hasta
disclosures-agency = Hecho para
disclosures-user = Hecho por (propia entidad)
disclosures-category = Tipo de información
disclosures-refused = Solo lo denegado
disclosures-act = Mostrar
disclosures-any = Cualquiera
disclosures-about = Sobre quién
disclosures-one = Solo se muestran las entradas de una persona.
disclosures-everybody = Mostrar las de todos
disclosures-glass = { $waiting ->
    [0] Ninguna apertura de emergencia espera revisión
    [one] Una apertura de emergencia espera revisión
   *[other] { $waiting } aperturas de emergencia esperan revisión
}{ $overdue ->
    [0] {""}
   *[other] , { $overdue } con retraso
}
disclosures-agreements = { $n ->
    [one] Un convenio llega a su revisión o a su final
   *[other] { $n } convenios llegan a su revisión o a su final
}
disclosures-people = { $n ->
    [one] una persona en una lista
   *[other] { $n } personas en una lista
}
disclosures-error-from = Escriba un primer día que no sea posterior al último
disclosures-operation = { $code ->
    [collection] Recogida
    [alteration] Alteración
    [consultation] Consulta
    [disclosure] Comunicación
    [combination] Combinación
   *[erasure] Supresión
}
disclosures-rule = { $code ->
    [own_record_or_on_the_case] tiene el expediente o está en el caso
    [holds_the_record] tiene el expediente
    [on_the_case] está en el caso
    [invited_agency] invitado
    [leads_the_case] lleva el caso
    [role_in_own_agency] rol en la propia entidad
    [oversight_of_own_agency] vigila la propia entidad
    [emergency_service] llamado por emergencia
    [no_relation] ninguna relación con la persona
    [role_or_relation] falta rol o relación
    [victim_data] lleva los datos sobre víctimas
    [victim_data_closed] cerrado para este tipo de entidad
    [person_by_code] con el código de la persona
    [lead_agency_invited] invitada a llevar el caso
    [own_account] cuenta propia
    [administrator] administración de la instalación
    [operator] quien opera el sistema, desde la línea de órdenes
    [import] una lista de salidas importada
    [role] falta el rol
    [not_the_holder] el expediente es de otra entidad
   *[other] otra regla
}
