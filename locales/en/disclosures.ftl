# What the data-protection officer watches over.
disclosures-title = Disclosures
disclosures-lead = What was done with your agency’s records, and by your agency’s people, from { $from } to { $to }.
disclosures-none = Nothing fits these filters.
disclosures-from = From
disclosures-to = To
disclosures-agency = Done for
disclosures-user = Done by (own agency)
disclosures-category = Kind of information
disclosures-refused = Only what was refused
disclosures-act = Show
disclosures-any = Any
disclosures-about = About
disclosures-one = Only one person’s entries are shown.
disclosures-everybody = Show everybody’s
disclosures-glass = { $waiting ->
    [0] Nothing that was opened in an emergency waits for a review
    [one] One file that was opened in an emergency waits for a review
   *[other] { $waiting } files that were opened in an emergency wait for a review
}{ $overdue ->
    [0] {""}
   *[other] , { $overdue } overdue
}
disclosures-agreements = { $n ->
    [one] One agreement comes to its review or its end
   *[other] { $n } agreements come to their review or their end
}
disclosures-people = { $n ->
    [one] one person on a list
   *[other] { $n } people on a list
}
disclosures-error-from = Enter a first day that is not after the last
disclosures-operation = { $code ->
    [collection] Collection
    [alteration] Alteration
    [consultation] Consultation
    [disclosure] Disclosure
    [combination] Combination
   *[erasure] Erasure
}
disclosures-rule = { $code ->
    [own_record_or_on_the_case] holds the record, or is on the case
    [holds_the_record] holds the record
    [on_the_case] is on the case
    [invited_agency] asked to join
    [leads_the_case] leads the case
    [role_in_own_agency] role in the own agency
    [oversight_of_own_agency] watches over the own agency
    [emergency_service] called in an emergency
    [no_relation] no relation to the person
    [role_or_relation] role or relation missing
    [victim_data] keeps data on victims
    [victim_data_closed] not open to this kind of agency
    [person_by_code] by the person’s own code
    [lead_agency_invited] asked to lead
    [own_account] own account
    [administrator] administrator of the installation
    [operator] the operator, on the command line
    [import] a release list that was imported
    [role] role missing
    [not_the_holder] another agency holds the record
   *[other] another rule
}
