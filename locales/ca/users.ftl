# Usuaris i les seves funcions.

users-menu = Usuaris
users-title = Usuaris
users-lead = { $n ->
    [one] Hi ha un compte obert.
   *[other] Hi ha { $n } comptes oberts.
}
users-add = Afegeix un usuari
users-add-lead = L’usuari rep un enllaç amb què es posa ell mateix la contrasenya. Ningú més no la sap.
users-name = Nom
users-name-missing = Introduïu el nom, tal com el veuen els companys
users-name-long = Introduïu un nom de com a màxim { $n } caràcters
users-login = Nom d’usuari
users-login-hint = Normalment, l’adreça electrònica de la feina. Després no es pot canviar
users-login-missing = Introduïu un nom d’usuari sense espais
users-login-long = Introduïu un nom d’usuari de com a màxim { $n } caràcters
users-login-taken = Algú ja té aquest nom d’usuari. Introduïu-ne un altre
users-agency = Entitat
users-agency-choose = Trieu una entitat
users-agency-missing = Trieu l’entitat on treballa l’usuari
users-profession = Professió
users-roles = Funcions
users-roles-hint = El que fa l’usuari determina què pot fer i veure
users-roles-missing = Trieu com a mínim una funció
users-percent = Percentatge de jornada
users-percent-hint = Mitja jornada és 50. Serveix per calcular quants casos són massa
users-percent-wrong = Introduïu un nombre de l’1 al 100
users-units = Unitats
users-units-hint = L’usuari veu les persones d’aquestes unitats
users-units-foreign = Trieu unitats de l’entitat de l’usuari
users-deputy = Suplent
users-deputy-hint = Substitueix l’usuari quan no hi és
users-deputy-none = Ningú
users-deputy-wrong = Trieu un company de la mateixa entitat amb el compte obert
users-save = Desa els canvis
users-saved = S’han desat els canvis
users-status = Estat
users-open = Obert
users-closed = Tancat
users-no-password = Encara sense contrasenya
users-with-code = Obert, amb codi
users-link = Enllaç d’un sol ús per a { $name }
users-link-lead = Feu-los-el arribar per una via segura. Només es mostra ara, serveix una sola vegada i fins al { $until }.
users-reset = Una altra manera d’entrar
users-reset-lead = Acaba totes les sessions, treu la contrasenya i el codi i fa un enllaç per posar una contrasenya nova.
users-reset-act = Restableix el compte
users-reopen = Torna a obrir el compte
users-close = Tanca el compte
users-close-lead = L’usuari ja no podrà iniciar la sessió. El que va escriure es conserva.
users-close-act = Tanca el compte
users-closed-done = El compte s’ha tancat
users-hand-on-first = { $n ->
    [one] No s’ha tancat: aquest usuari és gestor d’un cas obert
   *[other] No s’ha tancat: aquest usuari és gestor de { $n } casos oberts
}
users-hand-on-first-lead = Un cas no està mai sense gestor. Primer, un responsable de l’entitat els ha de traspassar:
users-own = No podeu tancar el vostre propi compte. Demaneu-ho a un altre administrador.
users-last-administrator = És l’últim administrador. Primer feu administrador algú altre.
users-role-resettlement-officer = Tècnic de reinserció
users-role-social-worker = Treballador social
users-role-probation-officer = Delegat d’execució de mesures
users-role-municipal-coordinator = Coordinador municipal
users-role-mentor = Mentor
users-role-employer-engagement-officer = Prospector d’empreses
users-role-health-worker = Professional de la salut
users-role-housing-worker = Professional d’habitatge
users-role-victim-service-worker = Professional d’atenció a les víctimes
users-role-duty-desk = Servei de guàrdia
users-role-manager = Responsable d’equip
users-role-analyst = Analista
users-role-data-steward = Gestor de dades
users-role-data-protection-officer = Delegat de protecció de dades
users-role-administrator = Administrador
users-own-capacity = Casos que pot portar (opcional)
users-own-capacity-hint = En lloc del nombre de l’entitat per la part de jornada. Ponderat per fase
users-own-capacity-wrong = Introduïu un nombre de l’1 al { $n }, o deixeu-ho buit
