notes-title = Notes de contacte
notes-write = Escriu una nota
notes-correct = Corregeix aquesta nota
notes-correct-lead = La nota antiga queda com està; la vostra anirà al darrere.
notes-happened = { $code ->
    [met] Trobada
    [phoned] Trucada
    [message] Missatge
    [went_with] Acompanyament
    [with_partner] Amb una altra entitat
    [did_not_come] No ha vingut
   *[no_answer] Sense resposta
}
notes-about = { $code ->
    [housing] Habitatge
    [papers] Documents
    [money] Diners
    [work] Feina
    [health] Salut
    [family] Família
    [safety] Seguretat
   *[other] Altres
}
notes-make-step = Fes-ne un pas
notes-step-for = per a
notes-step-on = fins al
notes-more = Un altre dia, o alguna cosa per a altres lectors
notes-when = Quin dia (avui, si és buit)
notes-second = També sobre
notes-second-text = Què importa d’això
notes-keep = Guarda per a més tard
notes-kept = Guardada per a més tard. Només la veieu vós.
notes-saved = Nota desada
notes-you = vós
notes-your-team = el vostre equip
notes-readers-by-topic = Qui més la pot llegir, per tema
notes-only-your-agency = només la vostra entitat
notes-contacts = { $n ->
    [one] { $n } contacte.
   *[other] { $n } contactes.
}
notes-attempts = { $n ->
    [0] Cap intent sense resposta.
    [one] { $n } intent sense resposta.
   *[other] { $n } intents sense resposta.
}
notes-empty = Encara ningú no ha escrit cap nota.
notes-by = { $name }, { $agency }
notes-attempt = Intent
notes-corrected = Corregida
notes-see-correction = Llegeix la correcció
notes-see-corrected = Corregeix una nota anterior
notes-withheld = Reservat: { $topic }. Queda a l’entitat que ho ha escrit.
notes-error-kind = Trieu què ha passat
notes-error-about = Trieu de què tracta: això decideix qui ho pot llegir
notes-error-beside = Escriviu primer el text sencer: la forma breu hi va al costat
notes-error-nothing = Escriviu una línia sobre el que importa
notes-error-step-words = Escriviu què s’ha de fer; serà el pas
notes-error-future = Escriviu avui o un dia anterior
