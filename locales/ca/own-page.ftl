# La pàgina de la persona: es llegeix en telèfons prestats, així que no diu res de la presó.
own-page-title = El que permeto
own-page-leave = Surt ara
own-page-hello = Hola, { $name }
own-page-code = El teu codi
own-page-code-hint = Dotze lletres i números. Majúscules o minúscules, amb guions o sense: tant és
own-page-code-wrong = Escriu el teu codi
own-page-open = Obre la meva pàgina
own-page-gone = Aquest codi no obre res
own-page-gone-lead = Ja s’ha fet servir, té més de dos dies o s’ha escrit diferent. Torna’l a mirar o demana’n un de nou a qui t’ajuda.
own-page-gone-act = Escriu un altre codi
own-page-asked = El que em demanen
own-page-again = Fa un temps vas dir que sí. Encara ho vols?
own-page-minor = Parla’n amb qui t’ajuda i amb la teva mare, el teu pare o el teu tutor.
own-page-told = He llegit que dir que no no canvia res
own-page-yes = Sí, ho permeto
own-page-no = No
own-page-given = El que permeto
own-page-given-lead = Pots dir prou. No canvia res del teu llit, els teus diners ni les teves dates.
own-page-given-none = Ara no permets res.
own-page-looked = Qui ha mirat el meu expedient
own-page-looked-none = Encara no l’ha mirat ningú.
own-page-rule = { $code ->
    [own_record_or_on_the_case] T’ajuden o tenen un expedient propi sobre tu
    [oversight_of_own_agency] Vigilen com la seva oficina tracta els expedients
   *[other] Ho permet una norma de la llei o del programa
}
own-page-done = { $code ->
    [given] Permès
    [refused] Has dit que no
   *[withdrawn] Aturat
}
own-page-done-lead = { $code ->
    [given] A partir d’ara ho poden veure. Ho pots aturar qualsevol dia.
    [refused] Per a tu no canvia res.
   *[withdrawn] Ja no ho poden obrir, i avui se’ls avisa.
}
own-page-done-code = El teu codi ja s’ha gastat. Demana’n un de nou quan vulguis.
own-page-link = Tinc un codi per a la meva pàgina
own-page-sees = Qui pot veure què de mi
own-page-sees-lead = El que cada oficina que treballa amb vós pot veure avui del que han escrit les altres, i per què. Diu el que obren les regles, hi hagi o no res escrit.
own-page-sees-nothing = No veu res del que han escrit les altres.
own-page-why = { $code ->
    [permission] Ho heu permès
    [statute] Ho diu una llei
    [contract] Ho diu un contracte
    [agreement] Ho diu un acord entre oficines
    [judgement] Algú ho va decidir només per a vós, i va escriure per què
    [own_record] Tenen una fitxa pròpia sobre vós
    [public_protection] Ho diuen les regles que protegeixen tothom
    [own_file] És la vostra pròpia fitxa
   *[emergency] Algú va dir que era una emergència
}
