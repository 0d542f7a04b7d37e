# What the data-protection officer watches over.
disclosures-title = Comunicacions de dades
disclosures-lead = El que s’ha fet amb els expedients de la vostra entitat, i el que han fet les seves persones, del { $from } al { $to }.
disclosures-none = No hi ha res amb aquests filtres.
disclosures-from = Des del
disclosures-to = Fins al
disclosures-agency = Fet per a
disclosures-user = Fet per (pròpia entitat)
disclosures-category = Tipus d’informació
disclosures-refused = Només el que s’ha denegat
disclosures-act = Mostra
disclosures-any = Qualsevol
disclosures-about = Sobre qui
disclosures-one = Només es mostren les entrades d’una persona.
disclosures-everybody = Mostra les de tothom
disclosures-glass = { $waiting ->
    [0] Cap obertura d’emergència no espera revisió
    [one] Una obertura d’emergència espera revisió
   *[other] { $waiting } obertures d’emergència esperen revisió
}{ $overdue ->
    [0] {""}
   *[other] , { $overdue } endarrerides
}
disclosures-agreements = { $n ->
    [one] Un conveni arriba a la revisió o al final
   *[other] { $n } convenis arriben a la revisió o al final
}
disclosures-people = { $n ->
    [one] una persona en una llista
   *[other] { $n } persones en una llista
}
disclosures-error-from = Escriviu un primer dia que no sigui posterior a l’últim
disclosures-operation = { $code ->
    [collection] Recollida
    [alteration] Alteració
    [consultation] Consulta
    [disclosure] Comunicació
    [combination] Combinació
   *[erasure] Supressió
}
disclosures-rule = { $code ->
    [own_record_or_on_the_case] té l’expedient o és al cas
    [holds_the_record] té l’expedient
    [on_the_case] és al cas
    [invited_agency] convidat
    [leads_the_case] porta el cas
    [role_in_own_agency] rol a la pròpia entitat
    [oversight_of_own_agency] vigila la pròpia entitat
    [emergency_service] cridat per emergència
    [no_relation] cap relació amb la persona
    [role_or_relation] falta rol o relació
    [victim_data] porta les dades sobre víctimes
    [victim_data_closed] tancat per a aquest tipus d’entitat
    [person_by_code] amb el codi de la persona
    [lead_agency_invited] convidada a portar el cas
    [own_account] compte propi
    [administrator] administració de la instal·lació
    [operator] qui opera el sistema, des de la línia d’ordres
    [import] una llista de sortides importada
    [role] falta el rol
    [not_the_holder] l’expedient és d’una altra entitat
   *[other] una altra regla
}
