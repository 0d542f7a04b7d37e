sharing-title = Qui pot veure què
sharing-link = Qui pot veure què en aquest programa
sharing-lead = { $programme }, el { $day }: què pot veure cada mena d’entitat del que han anotat les altres, tal com ho donen les regles.
sharing-case = Com està el cas
sharing-state = { $code ->
    [accepted] L’entitat és al cas
    [permitted] La persona ho permet
    [agreed] Hi ha un acord vigent entre les entitats
    [judged] S’ha decidit per a aquest cas concret
   *[break_glass] Accés d’emergència: perill de vida o d’un infant
}
sharing-day = Dia
sharing-day-hint = En blanc: avui. Les lleis comencen i s’acaben.
sharing-error-day = Indiqueu un dia que existeixi, com ara 1 7 2021, o deixeu les tres caselles en blanc
sharing-level-label = Protecció pública
sharing-level = { $level ->
    [0] No hi consta
   *[other] Nivell { $level }
}
sharing-purpose-label = Finalitat
sharing-purpose = { $code ->
    [throughcare] Treball en el cas
    [treatment] Tractament
    [safety] Seguretat d’un lloc
    [child_protection] Protecció d’un infant
    [public_protection] Protecció pública
   *[oversight] Supervisió
}
sharing-show = Mostra
sharing-download = Baixa-ho en CSV
sharing-statute = Aquest dia una llei vigent obliga: { $bound }. El que la llei els dona no necessita permís.
sharing-no-statute = Aquest dia el programa no cita cap llei que obligui una entitat de fora de la justícia. El que aniria per deure necessita, en comptes d’això, el permís de la persona.
sharing-how-much = Quant
sharing-needs-permission = Cal permís
sharing-then = després { $depth }
sharing-kind = Mena d’informació
sharing-group = { $code ->
    [every_day] Cada dia
    [justice] Justícia
    [health] Salut i seguretat
   *[life] Vida
}
sharing-how = Cada casella és la resposta de les mateixes regles. Qui porta el cas pot restringir el que hi diu per a un cas, mai ampliar-ho. El que una entitat ha escrit ho pot llegir sempre.
sharing-rules = { $profile ->
    [own] Regles: les pròpies del programa, versió { $version }.
   *[default] Regles: la matriu per defecte; el programa no en porta de pròpies (versió { $version }).
}
sharing-basis = { $code ->
    [statute] llei
    [contract] contracte
    [agreement] acord
    [permission] permís
    [judgement] decidit per a aquest cas
    [own_record] registre propi
    [public_protection] protecció pública
    [own_file] expedient propi
   *[emergency] emergència
}
sharing-column = { $code ->
    [PRI] Presó
    [PRO] Mesures penals
    [MUN] Ajuntament
    [NGO] Entitat social
    [HEA] Salut
    [HOU] Habitatge
    [JOB] Servei d’ocupació
    [EMPL] Empresa
    [POL] Policia
    [EDU] Formació
    [VIC] Atenció a la víctima
    [PER] La persona
   *[other] { $code }
}
sharing-category = { $code ->
    [row-1] Identitat i contacte
    [row-2] Condemna, dates, condicions
    [row-3] Valoració del risc
    [row-4] Delicte
    [row-5] Víctima
    [row-6] Salut física
    [row-7] Drogues i alcohol
    [row-8] Salut mental
    [row-9] Habitatge
    [row-10] Feina
    [row-11] Formació
    [row-12] Diners, prestacions, deutes
    [row-13] Família i fills
    [row-14a] Violència a casa, com a supervivent
    [row-14b] Violència a casa, contra altres
    [row-15] Situació administrativa
    [row-16] Notes de contacte
   *[row-17] Pla i passos
}
