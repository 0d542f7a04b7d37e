# Qui és al cas.
involvements-title = Persones i entitats
involvements-lead = { $n ->
    [one] Una entitat és al cas. Cap entitat no veu res abans d’haver acceptat.
   *[other] { $n } entitats són al cas. Cap entitat no veu res abans d’haver acceptat.
}
involvements-no-case = Encara no hi ha cas. Comença quan la persona és candidata a un programa.
involvements-no-yes = Es pot convidar altres entitats quan la persona ha dit que sí a un programa. Fins aleshores només ho veu l’entitat que ha derivat.
involvements-on-the-case = Entitats al cas
involvements-head-agency = Entitat
involvements-head-part = Paper
involvements-head-since = Des de
involvements-head-rule = Norma en què es basa
involvements-head-acts = Què hi podeu fer
involvements-head-reason = Per què
involvements-part-referring = Ha derivat la persona
involvements-part-lead = Lidera el programa
involvements-part-partner = Ajuda en una o més necessitats
involvements-status-proposed = Proposada
involvements-status-invited = En espera
involvements-status-accepted = Al cas
involvements-status-declined = Ha dit que no
involvements-status-closed = Tancada
involvements-asked-by = convidada per { $agency }
involvements-rule-own = El seu propi registre
involvements-rule-own-why = Ha introduït la persona o ha enviat la llista
involvements-rule-role = { $role }, { $programme }
involvements-rule-team = Decisió de l’equip
involvements-invite = Convida
involvements-drop = Descarta
involvements-take-back = Retira
involvements-close = Tanca
involvements-colleague = { $name } ({ $n ->
    [one] porta una persona
   *[other] porta { $n } persones
})
involvements-own-lead = Liderar { $programme } des de la vostra entitat
involvements-own-lead-why = La vostra entitat és al cas i el pot liderar. Digueu qui serà el gestor de cas; a partir d’aleshores el cas sempre en tindrà.
involvements-own-lead-act = Assumeix el lideratge
involvements-led-since-today = La vostra entitat lidera a partir d’ara.
involvements-ask = Convida una entitat
involvements-ask-why = Sabrà qui la convida, per a quin programa i quan. No sabrà cap nom ni res de la persona fins que accepti.
involvements-role = { $role } ({ $programme })
involvements-role-other = Una altra entitat
involvements-invited = L’entitat ha rebut la invitació. No veu res de la persona fins que accepti.
involvements-led = Gestors de cas
involvements-led-nobody = Encara no hi ha gestor de cas. N’hi haurà quan l’entitat que lidera accepti i en digui el nom.
involvements-led-who = Qui
involvements-led-from = Des de
involvements-led-to = Fins a
involvements-led-why = Per què
involvements-led-now = ara
involvements-ended = Ja no són al cas
involvements-handovers = Traspassa el cas
involvements-drop-title = Voleu descartar la proposta de { $agency }?
involvements-drop-effect = No s’ha comunicat res a { $agency } i no se li comunicarà res.
involvements-take-back-title = Voleu retirar la invitació a { $agency }?
involvements-take-back-effect = S’avisa { $agency } que ja no cal que respongui. No ha vist res sobre { $name }.
involvements-close-title = Voleu tancar la participació de { $agency }?
involvements-close-effect = { $agency } deixa de veure { $name } immediatament. Conserva el que ha registrat pel seu compte.
involvements-reason = Per què
involvements-reason-hint = Queda al cas. No hi escriviu res que la persona no hagi de llegir.
involvements-closed-done = Tancat. L’entitat ja no veu la persona.
involvements-error-agency = Trieu una entitat que encaixi en aquest paper
involvements-error-reason = Digueu per què s’acaba la participació
involvements-error-reason-long = Escriviu { $max } caràcters com a màxim
involvements-refused-no-yes = La persona no ha dit que sí a aquest programa o ja no hi participa. No s’hi pot convidar ningú.
involvements-refused-on-the-case = Aquesta entitat ja és al cas o ja ha estat convidada.
involvements-refused-partner = Qui és al cas ho decideixen l’entitat que lidera i la que ha derivat.
involvements-refused-referring = Aquesta entitat té el seu propi registre de la persona. La seva vista no es tanca aquí.
involvements-refused-leads = El gestor de cas és d’aquesta entitat. Primer cal traspassar el cas.
involvements-refused-led = Ja hi ha una entitat que lidera aquest programa.
involvements-refused-lead-asked = S’ha demanat a una altra entitat que lideri. Espereu-ne la resposta o retireu la invitació.
involvements-refused-kind = Una entitat d’aquest tipus no pot liderar el programa.
involvements-refused-died = La persona ha mort. Ja no es convida ningú.
