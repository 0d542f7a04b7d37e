# Casos en silenci: cosa de tot l'equip.
silence-title = Casos en silenci
silence-lead = { $n ->
    [0] Ningú no fa { $days } dies que està en silenci.
    [one] Una persona fa { $days } dies o més que està en silenci.
   *[other] { $n } persones fa { $days } dies o més que estan en silenci.
}
silence-why = Ningú no hi ha parlat ni ho ha provat. Qui se’n fa càrrec prova de contactar amb la persona; el cas el continua portant qui el portava. Sense cap contacte ni intent en dos dies feiners, torna a ser de tothom.
silence-none = S’ha contactat a temps amb tothom, o s’ha provat.
silence-person = Persona
silence-since = En silenci
silence-days = { $n ->
    [one] { $n } dia
   *[other] { $n } dies
}
silence-last = des del { $date }
silence-lead-worker = Gestor de cas
silence-act = Què s’hi pot fer
silence-take-up = Me’n faig càrrec
silence-taken-up = Us n’heu fet càrrec i s’ha avisat qui porta el cas
silence-taken = { $name } se’n va fer càrrec el { $date }
silence-yours = Us en vau fer càrrec el { $date }
silence-note = Escriu una nota
silence-error-not-yours = Aquest cas el porta una altra entitat.
