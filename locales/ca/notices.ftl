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
notices-no-longer-eligible = Un programa ja no és obert a una persona
notices-something = Ha canviat alguna cosa
notices-lead-passed = Ara un cas el porta una altra entitat
notices-stands-in = Substituïu una persona de l’equip
notices-taken-up = Una persona de l’equip s’ha fet càrrec d’un cas vostre en silenci
notices-for-colleague = substitució
notices-marked = Tot està marcat com a llegit.
notices-undo = Desfés
notices-town-disputed = Un municipi diu que el responsable és un altre
notices-town-moved = Algú ha canviat de municipi
notices-times = { $what }, { $n } vegades
notices-permission-given = Una persona ha donat un permís
notices-permission-withdrawn = Una persona ha aturat un permís
notices-permission-refused = Una persona ha dit que no a un permís
notices-permission-ask-again = Torneu a demanar el permís a una persona
notices-agreement-review = S’acosta la revisió d’un conveni
notices-agreement-ended = S’ha acabat un conveni
notices-glass-broken = S’ha obert un expedient per emergència
notices-people-merged = S'han ajuntat els registres de dues persones
notices-people-parted = S'han separat els registres de dues persones
