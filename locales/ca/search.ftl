# Cerca.
search-title = Cerca
search-how = Escriviu un nom, un número o una data de naixement al quadre de dalt.
search-lead = { $n ->
    [0] No s’ha trobat ningú per a «{ $text }».
    [one] S’ha trobat una persona per a «{ $text }».
   *[other] S’han trobat { $n } persones per a «{ $text }».
}
search-lead-born = { $n ->
    [0] No s’ha trobat ningú nascut el { $date }.
    [one] S’ha trobat una persona nascuda el { $date }.
   *[other] S’han trobat { $n } persones nascudes el { $date }.
}
search-more = N’hi ha més. Aquestes són les primeres { $max }; escriviu una altra lletra.
search-caption = Persones trobades, per nom
search-head-name = Persona
search-head-about = Naixement, números, municipi
search-also = També escrit { $names }
search-nobody = No hi encaixa cap persona que pugueu veure. Proveu-ho d’una altra manera:
search-hint-name = el començament de qualsevol part del nom; els accents no compten: «nur mar» troba Núria Martínez
search-hint-number = el número d’un document o d’una llista, amb espais i guionets o sense
search-hint-birth = una data de naixement, com ara 02/04/1990 o 1990-04-02
search-hint-who = només es troben persones de la vostra entitat o dels vostres casos
search-enter = Introduir una persona a mà
