# Obertura d’emergència: s’obre de seguida amb un motiu, perquè perilla una vida o un infant.
glass-title = Obrir l’expedient de { $name } per salvar una vida
glass-lead = Per un perill per a una vida o un infant, i per a res més.
glass-called-title = Algú està en perill
glass-called-lead = Per a policia i serveis de salut cridats per una persona amb qui no tenen cap cas.
glass-given-name = Nom
glass-surname = Cognoms
glass-born = Data de naixement
glass-ground = Què perilla
glass-ground-of = { $code ->
    [life] Una vida
   *[child] Un infant
}
glass-reason = Què ha passat
glass-reason-hint = N’hi ha prou amb una frase
glass-open-act = Obre’l i avisa qui ho ha de saber
glass-opens = Què s’obre
glass-opens-what = El que les regles no us mostren d’aquesta persona
glass-never = Què continua tancat
glass-never-what = La informació de persones que han patit un dany i la violència que la persona ha viscut
glass-ends = Durant quant de temps
glass-ends-what = { $n } hores
glass-told = Qui rep l’avís de seguida
glass-told-what = El gestor de cas i els delegats de protecció de dades
glass-looked-at = Qui ho revisa
glass-looked-at-what = Una altra persona, en { $n } dies laborables
glass-open-until = Obert fins { $date }, { $time }
glass-needs = El que se sap
glass-needs-none = No hi ha res escrit sobre les necessitats.
glass-need-levels = La persona: { $person }. El professional: { $worker }. { $date }
glass-languages = Llengües
glass-held-in = És a
glass-released = Va sortir el
glass-lead-worker = Gestor de cas
glass-case = Obre tot el cas
glass-close = El perill ha passat: tanca’l
glass-closed = Tancat. El que heu vist consta al registre.
glass-search = Perilla una vida? Digueu el nom d’algú amb qui no teniu cap cas
glass-offer = Perilla una vida o un infant?
glass-reviews-title = Obert per emergència
glass-reviews-lead = { $n ->
    [0] Tot està revisat.
    [one] Una obertura espera revisió.
   *[other] { $n } obertures esperen revisió.
}
glass-reviews-none = Ningú no ha obert cap expedient per emergència.
glass-when = Quan
glass-who = Qui
glass-about = Sobre qui (identificador de la persona)
glass-review-state = Revisió
glass-overdue = Endarrerida des del { $date }
glass-due = Abans del { $date }
glass-review-title = Obert el { $date }
glass-reviewed-by = Revisat per
glass-entries = Què es va mirar llavors
glass-finding = Calia?
glass-finding-of = { $code ->
    [justified] Calia
   *[not_justified] No calia
}
glass-words = Què heu trobat i què se’n fa
glass-words-hint = Cal quan no calia obrir: amb qui s’ha parlat i què canvia
glass-review-act = Escriu la revisió
glass-reviewed = La revisió queda escrita.
glass-error-ground = Trieu què perilla
glass-error-reason = Digueu què ha passat, amb { $n } lletres o més
glass-error-born = Escriviu la data de naixement, com ara 14 6 1997
glass-error-name = Escriviu nom i cognoms
glass-error-nobody = Ningú, o més d’una persona, té aquest nom i data de naixement. Reviseu-ne l’ortografia; aquest intent consta al registre
glass-error-finding = Trieu si calia
glass-error-words = Digueu què se’n fa, amb { $n } lletres o més
glass-refused-own = Això ho heu obert vosaltres; ho revisa una altra persona.
glass-refused-reviewed = Mentrestant això ja s’ha revisat.
