# Avisos: que ha passat alguna cosa, mai què.
notices-menu = Avisos
notices-title = Avisos
notices-lead = { $n ->
    [0] Ho heu llegit tot.
    [one] Hi ha un avís sense llegir.
   *[other] Hi ha { $n } avisos sense llegir.
}
notices-none = Res de nou.
notices-read-all = Marca-ho tot com a llegit
notices-earlier = Llegits abans
notices-for-you = per a vós
notices-release-date-moved = Ha canviat una data de llibertat
notices-released = Una persona ha sortit en llibertat
notices-returned-to-custody = Una persona torna a ser a presó
notices-invited = Es convida la vostra entitat a un cas
notices-invitation-accepted = Una entitat s’ha afegit a un cas
notices-invitation-declined = Una entitat ha dit que no
notices-invitation-taken-back = S’ha retirat una invitació
notices-involvement-closed = S’ha acabat una participació en un cas
notices-case-accepted = Una entitat ha acceptat liderar i ha nomenat el gestor de cas
notices-named-lead-worker = Sou el gestor d’un cas
notices-handover-asked = Us demanen que assumiu un cas
notices-handover-accepted = S’ha acceptat el vostre traspàs
notices-handover-declined = No s’ha acceptat el vostre traspàs
notices-handover-returned = Un traspàs ha tornat sense resposta
notices-reassigned = Se us ha assignat un cas
notices-something = Ha canviat alguna cosa
