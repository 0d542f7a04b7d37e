# El pla: objectius, passos i les versions que la persona ha respost.

plan-title = Pla
plan-add-goal = Afegeix un objectiu
plan-change-goal = Canvia l’objectiu
plan-add-step = Afegeix un pas
plan-change-step = Canvia el pas
plan-write-note = Escriu una nota
plan-empty = Encara no hi ha cap objectiu
plan-empty-lead = Pregunteu a { $name } què és el primer, i escriviu-ho amb les seves paraules.
plan-finished = { $n ->
    [one] { $n } objectiu acabat
   *[other] { $n } objectius acabats
}
plan-about = { $domain } · { $done } de { $all ->
    [one] { $all } pas fet
   *[other] { $all } passos fets
}
plan-asked = demanat el { $date }
plan-domain = { $code ->
    [housing] Habitatge
    [papers] Identitat i documents
    [money] Ingressos, prestacions i deutes
    [work] Feina i formació
    [health] Salut i medicació
    [mental_health] Salut mental
    [substance_use] Alcohol i altres drogues
    [family] Família i relacions
    [safety] Seguretat i justícia
   *[belonging] Identitat, esperança i pertinença
}
plan-goal-status = { $status ->
    [active] En marxa
    [reached] Assolit
   *[dropped] Abandonat
}
plan-step-status = { $status ->
    [not_started] No començat
    [started] Començat
    [waiting] Pendent d’una altra part
    [done] Fet
   *[cancelled] Anul·lat
}
plan-withheld-reason = aquí no està obert a la vostra entitat
plan-no-version = Encara no s’ha mostrat cap versió a la persona.
plan-newest = Versió { $number }: { $answer ->
    [agreed] hi està d’acord
    [disagreed] no hi està d’acord
    [could_not_answer] no ha pogut respondre
   *[none] encara sense resposta
}.
plan-changed-since = Ha canviat des d’aleshores.

plan-goal-label = Què es vol aconseguir
plan-goal-hint = Un nom curt, com ara «Una habitació per a mi»
plan-words-label = Amb les paraules de la persona
plan-words-hint = Tal com ho ha dit, sense corregir-ho
plan-domain-label = De què tracta
plan-domain-hint = Això decideix qui ho pot llegir
plan-status-label = Com està
plan-drop-label = Si s’abandona: per què
plan-save-goal = Desa l’objectiu
plan-goal-added = Objectiu afegit
plan-goal-saved = Objectiu desat
plan-step-label = Què s’ha de fer
plan-detail-label = Alguna cosa que ajudi (opcional)
plan-owner-label = Qui ho fa
plan-owner-person = La persona, o algú d’una altra entitat
plan-due-label = Fins quan (opcional)
plan-reason-label = A qui s’ha demanat, o per què s’anul·la
plan-reason-hint = Cal per a «pendent» i «anul·lat»
plan-save-step = Desa el pas
plan-step-added = Pas afegit
plan-step-saved = Pas desat

plan-conflict = Algú altre ho ha canviat mentre escrivíeu
plan-conflict-lead = No es perd res del que heu escrit. Compareu les dues versions, canvieu el formulari com vulgueu i torneu a desar.
plan-conflict-theirs = Desat ara
plan-conflict-yours = El vostre, encara sense desar

plan-versions = Versions del pla
plan-versions-lead = El que s’ha mostrat a { $name }, i la resposta.
plan-make-version = Guarda aquesta versió tal com s’ha mostrat a { $name }
plan-version-made = Versió guardada. Ara anoteu la resposta.
plan-version-changed = Mentrestant algú altre ha canviat el pla o la resposta. No s’ha desat res. Torneu-ho a llegir i decidiu.
plan-version-title = Versió { $number }, mostrada { $date } per { $name }
plan-answer-label = Què ha dit la persona?
plan-answer = { $code ->
    [agreed] Hi està d’acord
    [disagreed] No hi està d’acord
   *[could_not_answer] No ha pogut respondre
}
plan-answer-words = Amb les seves paraules
plan-answer-by = anotat per { $name }
plan-save-answer = Desa la resposta
plan-answer-saved = Resposta desada

plan-error-too-long = Feu servir { $max } caràcters com a màxim
plan-error-goal-title = Escriviu què es vol aconseguir
plan-error-step-title = Escriviu què s’ha de fer
plan-error-domain = Trieu de què tracta
plan-error-date = Escriviu una data real, com ara 2 4 2027
plan-error-owner = Trieu la persona, un company o companya, o una entitat del cas
plan-error-drop-reason = Digueu per què s’abandona l’objectiu
plan-error-goal-ended = Primer torneu a activar l’objectiu
plan-error-step-reason = Digueu a qui s’ha demanat, o per què s’anul·la
plan-error-step-ended = Aquest pas ha acabat. Primer torneu-lo a «no començat»
plan-error-step-status = Trieu com està el pas
plan-error-empty = El pla encara no té cap objectiu, i no hi ha res per mostrar a la persona.
plan-error-answer = Trieu què ha dit la persona
plan-error-answer-words = Escriviu amb què no està d’acord la persona
plan-error-answered = La persona ja ha respost aquesta versió. Mostreu-ne una de nova per anotar una altra resposta.
