# Entitats i les seves unitats.

agencies-menu = Entitats
agencies-title = Entitats
agencies-lead = { $n ->
    [one] Hi treballa una entitat.
   *[other] Hi treballen { $n } entitats.
}
agencies-add = Afegeix una entitat
agencies-added = S’ha afegit { $name }
agencies-saved = S’han desat els canvis
agencies-save = Desa els canvis
agencies-status = Estat
agencies-closed = Tancada
agencies-name = Nom de l’entitat
agencies-name-missing = Introduïu el nom de l’entitat
agencies-name-long = Introduïu un nom de com a màxim { $n } caràcters
agencies-name-taken = Ja hi ha una entitat amb aquest nom. Introduïu-ne un altre
agencies-jurisdiction = Jurisdicció
agencies-jurisdiction-missing = Trieu la jurisdicció on treballa l’entitat
agencies-kind = Tipus d’entitat
agencies-kind-hint = Determina què pot veure l’entitat d’una persona en el cas de la qual participa
agencies-kind-choose = Trieu un tipus
agencies-kind-missing = Trieu el tipus d’entitat; la jurisdicció l’ha de tenir
agencies-town = Municipi
agencies-town-hint = Només per a un servei d'un sol municipi: les persones hi arriben pel seu municipi
agencies-town-nearest = Aquí no hi ha cap municipi amb aquest nom. Volíeu dir { $nearest }?
agencies-town-unknown = Escriviu un municipi de la jurisdicció amb el nom oficial, o deixeu-ho buit
agencies-capacity = Casos per professional a jornada completa
agencies-capacity-short = Casos per professional
agencies-capacity-hint = Ponderats per fase; és la línia vermella de la càrrega de casos
agencies-capacity-wrong = Introduïu un nombre de l’1 al { $n }
agencies-units = Unitats
agencies-units-lead = Els centres d’un servei penitenciari o els districtes d’un municipi. Cada professional veu les persones de les unitats que té assignades.
agencies-unit-name = Nom de la unitat nova
agencies-unit-missing = Introduïu el nom de la unitat
agencies-unit-taken = L’entitat ja té una unitat amb aquest nom. Introduïu-ne un altre
agencies-unit-add = Afegeix la unitat
agencies-unit-added = S’ha afegit la unitat { $name }. Assigneu-la a algú perquè se’n vegin les persones
agencies-close = Tanca l’entitat
agencies-close-lead = Els seus usuaris ja no podran iniciar la sessió. No s’esborra res.
agencies-close-act = Tanca l’entitat
agencies-close-leading = No s’ha tancat: aquests usuaris són gestors de casos oberts. Primer els han de traspassar.
agencies-closed-done = L’entitat s’ha tancat
agencies-own = No podeu tancar la vostra pròpia entitat. Demaneu-ho a un administrador d’una altra.
agencies-silent = Dies de silenci abans que un cas passi a l’equip (opcional)
agencies-silent-hint = Sense contacte ni intent. Si no es diu res, 14
agencies-silent-wrong = Introduïu un nombre de l’1 al { $n }, o deixeu-ho buit
