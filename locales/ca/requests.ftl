# Invitacions que esperen resposta.
requests-menu = Peticions
requests-title = Peticions
requests-lead = { $n ->
    [0] Cap entitat no espera la vostra resposta.
    [one] Una entitat espera la vostra resposta.
   *[other] { $n } entitats esperen la vostra resposta.
}
requests-none = No hi ha res per respondre.
requests-before = Abans d’acceptar no veieu cap nom ni res de la persona. Després veu el cas tothom de la vostra entitat que treballa amb persones.
requests-asks = { $part ->
    [lead] { $agency } us demana que lidereu
   *[partner] { $agency } us demana ajuda
}
requests-asked-on = Demanat { $date }
requests-lead-worker = Gestor de cas
requests-lead-worker-hint = Una persona que respon del cas a partir d’ara.
requests-accept-lead = Accepta i nomena el gestor de cas
requests-accept = Accepta
requests-decline = Digues que no
requests-decline-act = Digues que no i avisa qui ho ha demanat
requests-reason = Per què dieu que no
requests-reason-hint = Ho llegeix qui ho ha demanat i queda al cas.
requests-accepted = Acceptat. La vostra entitat és al cas.
requests-declined = Heu dit que no. S’ha avisat qui ho ha demanat.
requests-error-lead = Trieu el gestor de cas
requests-error-reason = Digueu per què dieu que no
requests-town = Com a municipi de { $town }
requests-dispute = És un altre municipi
requests-dispute-reason = Per què és un altre municipi
requests-dispute-hint = Ho llegeix qui ho va demanar, que decideix o indica l’altre municipi. Es conserva amb el cas.
requests-dispute-act = Expressa el desacord i avisa qui ho va demanar
requests-disputed = Enviat. Qui ho va demanar decideix quin municipi és.
requests-signal-leaves = Surt el { $date }
requests-signal = Una llei permet que la vostra entitat ho sàpiga abans de respondre. La resta s’obre quan accepteu.
