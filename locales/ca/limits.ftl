# El que es fixa sobre què es comparteix en un cas, a més dels permisos de la persona.
limits-title = Límits i decisions puntuals
limits-lead = Les regles del programa són un màxim. Aquí es rebaixa i s’escriu el que es decideix en un cas concret.
limits-narrowed-title = Restringit
limits-narrowed-none = No hi ha res restringit.
limits-everybody = Totes les entitats menys la que porta el cas
limits-at-most = Com a màxim
limits-by = { $name }, { $date }
limits-lift = Aixeca-ho
limits-lifted = Aixecat: tornen a valer les regles del programa.
limits-narrow = Restringir alguna cosa
limits-narrow-act = Restringeix-ho
limits-narrowed = Restringit a partir d’ara.
limits-for = Per a qui
limits-what = Què
limits-choose = Trieu
limits-reason = Per què
limits-decisions-title = Decidit en el cas concret
limits-decisions-none = No s’ha decidit res en el cas concret.
limits-until-day = Fins al { $date }
limits-over = Acabat
limits-decision-end = Acaba-ho
limits-decision-ended = La decisió s’ha acabat.
limits-decide = Decidir compartir en aquest cas
limits-decide-lead = Només on les regles del programa diuen «cas per cas». Poder compartir no és haver-ho de fer: responeu primer les quatre preguntes.
limits-decide-act = Decideix i escriu-ho
limits-decided = La decisió queda escrita.
limits-until = Fins quan
limits-question = { $code ->
    [other_law] Hi ha una altra llei que ho mani o ho prohibeixi?
    [own_task] Encaixa amb la tasca pròpia de l’entitat?
    [interest] Quin interès de pes hi ha?
   *[necessary] És necessari i el mínim que serveix?
}
limits-level-title = Protecció pública
limits-level = Nivell
limits-level-of = { $code ->
    [level-0] En cap llista
    [level-1] Nivell 1: una entitat gestiona el risc
    [level-2] Nivell 2: diverses entitats es reuneixen
   *[level-3] Nivell 3: es reuneixen les direccions
}
limits-level-change = Canvia el nivell
limits-level-reason-hint = La reunió i el dia
limits-level-act = Fixa el nivell
limits-level-set = El nivell queda fixat.
limits-error-reason = Digueu per què
limits-error-agency = Trieu una entitat que sigui al cas
limits-error-category = Trieu un tipus d’informació
limits-error-most = Trieu què es pot veure com a màxim
limits-error-until = Escriviu l’últim dia, com ara 30 11 2026
limits-error-until-long = Escriviu un dia dins dels propers { $n } dies: un cas concret no és una ordre permanent
limits-error-question = { $code ->
    [other_law] Digueu si una altra llei ho mana o ho prohibeix
    [own_task] Digueu com encaixa amb la tasca pròpia de l’entitat
    [interest] Anomeneu l’interès de pes que hi ha
   *[necessary] Digueu per què és necessari i el mínim que serveix
}
limits-error-level = Trieu un nivell
limits-error-level-same = El cas ja és en aquest nivell
limits-refused-narrowed = Això ja està restringit. Primer aixequeu-ho.
