# El meu compte i les regles de les contrasenyes.

account-title = El meu compte
account-change = Canvia
account-language = Llengua
account-language-question = Llengua de les meves pàgines
account-language-act = Desa la llengua
account-language-done = Les vostres pàgines ara són en català
account-password = Contrasenya
account-password-set = Definida
account-password-title = Canvia la meva contrasenya
account-password-lead = Totes les altres sessions s’acabaran.
account-password-present = Contrasenya actual
account-password-new = Contrasenya nova
account-password-hint = Com a mínim { $n } caràcters. Unes quantes paraules que només vós ajuntaríeu van molt bé
account-password-again = La contrasenya nova, una altra vegada
account-password-act = Canvia la contrasenya
account-password-done = La contrasenya s’ha canviat i les altres sessions s’han acabat
account-password-short = Introduïu una contrasenya de com a mínim { $n } caràcters
account-password-long = Introduïu una contrasenya de com a màxim { $n } caràcters
account-password-common = Trieu una altra contrasenya: aquesta és de les primeres que algú provaria
account-password-differs = Introduïu la mateixa contrasenya dues vegades
account-password-wrong = Aquesta no és la vostra contrasenya actual
account-password-tries = Massa intents. Espereu un quart d’hora i torneu-ho a provar
account-code-wrong = Aquest codi no és correcte. Comproveu l’hora del telèfon, espereu el codi següent i introduïu-lo
account-authenticator = Codi en iniciar la sessió
account-authenticator-on = Es demana cada vegada
account-authenticator-off = No es demana
account-authenticator-title = Codi en iniciar la sessió
account-authenticator-lead = Amb un codi del telèfon ningú no pot entrar només amb la vostra contrasenya.
account-authenticator-step-app = Obriu una aplicació d’autenticació al telèfon. Qualsevol serveix.
account-authenticator-step-scan = Escanegeu la imatge o escriviu el secret.
account-authenticator-step-code = Introduïu el codi que mostra l’aplicació.
account-authenticator-picture = Codi QR amb el secret de sota
account-authenticator-secret = Secret:
account-authenticator-add = Demana un codi a partir d’ara
account-authenticator-added = A partir d’ara es demanarà un codi quan inicieu la sessió
account-authenticator-has = Cada vegada que inicieu la sessió es demana un codi del telèfon.
account-authenticator-remove = No demanis cap més codi
account-authenticator-removed = Ja no es demanarà cap codi
account-sessions = On tinc la sessió iniciada
account-sessions-lead = Acabeu qualsevol sessió que no reconegueu i canvieu la contrasenya.
account-sessions-since = Des de
account-sessions-seen = Últim ús
account-sessions-act = Acaba-la
account-sessions-here = Aquesta sessió
account-sessions-end = Acaba
account-sessions-end-others = Acaba totes les altres sessions
account-sessions-ended = La sessió s’ha acabat
account-sessions-others-ended = Totes les altres sessions s’han acabat
account-away = Absència
account-away-not = Cap absència
account-recovery = Codis de recuperació
account-recovery-lead = Amb un d'aquests codis podeu entrar si perdeu el telèfon. Cada un val un sol cop.
account-recovery-left = { $n ->
    [0] No en teniu cap
    [one] Us en queda un
   *[other] Us en queden { $n }
}
account-recovery-make = Fes codis de recuperació
account-recovery-replace = Fes-ne de nous en lloc d'aquests
account-recovery-new = Els vostres codis de recuperació
account-recovery-once = Només es mostren ara; aquí es guarden d'una manera que ningú no pot llegir.
account-recovery-keep = Imprimiu-los o apunteu-los, i deseu-los lluny del telèfon i de l'ordinador. Els codis d'abans ja no valen.
account-recovery-kept = Ja els he desat
account-recovery-no-authenticator = Primer demaneu un codi en entrar
