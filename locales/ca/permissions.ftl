# El que una persona permet: a qui, què, fins a quin punt i fins quan. Dir que no no canvia res.
permissions-title = Permisos
permissions-lead = { $given ->
    [0] { $name } encara no permet res.
    [one] { $name } permet una cosa.
   *[other] { $name } permet { $given } coses.
} { $waiting ->
    [0] No hi ha res pendent de resposta.
    [one] Hi ha una pregunta pendent de resposta.
   *[other] Hi ha { $waiting } preguntes pendents de resposta.
}
permissions-ask = Demana permís a { $name }
permissions-ask-lead = Demaneu només el que cal per ajudar. Dir que no no canvia res de la pena, el règim, els permisos de sortida ni la llibertat.
permissions-ask-act = Fes la pregunta
permissions-asked = La pregunta queda escrita. Ara feu-la i registreu aquí la resposta.
permissions-waiting = Pendent de resposta
permissions-given = Permès ara
permissions-none = Ara no es permet res
permissions-none-why = Les entitats del cas només veuen el que una llei els obre i el que han escrit elles mateixes.
permissions-past = { $n ->
    [one] Un que ja s’ha acabat
   *[other] { $n } que ja s’han acabat
}
permissions-own = La seva pàgina
permissions-own-lead = Amb un codi d’un sol ús, { $name } llegeix en qualsevol telèfon què se li demana, què permet i qui ho ha mirat, i respon tot sol.
permissions-own-act = Crea un codi
permissions-code-title = Un codi per a { $name }
permissions-code-lead = Ensenyeu-lo o escriviu-lo en un paper. Es mostra una vegada i no es desa enlloc.
permissions-code-picture = El codi com a imatge per a la càmera d’un telèfon
permissions-code-address = O escriviu-lo a { $address }:
permissions-code-until = Val fins { $date }, { $time }.
permissions-code-once = Obre la pàgina tantes vegades com calgui fins que es respongui una pregunta. Un codi nou anul·la aquest.
permissions-every = Totes les entitats del cas de tipus: { $kind }
permissions-to = Qui ho pot veure?
permissions-to-hint = Només qui és al cas o hi ha estat convidat
permissions-what = Què es pot veure
permissions-what-hint = Marqueu només el que cal per ajudar
permissions-depth = Fins a quin punt
permissions-depth-hint = { $code ->
    [full] Tot el que hi ha escrit
    [summary] Un resum que ha escrit algú
    [consequence] Només el que se’n deriva, com ara «cap planta baixa»
   *[existence] Només si hi ha alguna cosa
}
permissions-purpose-label = Per a què
permissions-purpose = { $code ->
    [throughcare] Per ajudar abans i després de la sortida
    [treatment] Per atendre i tractar
    [safety] Perquè un lloc sigui segur
    [child_protection] Per protegir un infant
    [public_protection] Per protegir altres persones
   *[oversight] Per vigilar què s’ha compartit
}
permissions-until = Fins quan
permissions-until-hint = Dotze mesos després de la sortida o el final del servei, si la persona no vol un altre dia
permissions-category = { $code ->
    [row-1] Nom i contacte
    [row-2] Pena i dates
    [row-3] Valoració del risc
    [row-4] Delicte
    [row-5] Persones que han patit un dany
    [row-6] Salut física
    [row-7] Drogues i alcohol
    [row-8] Salut mental i medicació
    [row-9] Habitatge
    [row-10] Feina
    [row-11] Cursos i certificats
    [row-12] Diners, prestacions i deutes
    [row-13] Família i fills
    [row-14a] Violència viscuda
    [row-14b] Violència comesa
    [row-15] Dret a residir
    [row-16] Notes de contactes
   *[row-17] Pla i passos
}
permissions-status = { $code ->
    [asked] Encara sense resposta
    [given] Permès
    [refused] Ha dit que no
    [withdrawn] Aturat
    [dropped] Retirat
   *[run_out] Vençut
}
permissions-ends = S’acaba el { $date }
permissions-asked-by = Ho demana { $agency }
permissions-again = { $code ->
    [release] Torneu-ho a demanar fora, abans del { $date }
   *[of_age] Ja és major d’edat: torneu-ho a demanar abans del { $date }; després s’acaba
}
permissions-answered = { $way ->
    [spoken] Dit el { $date }, explicat en { $language }
    [paper] Signat el { $date }, explicat en { $language }
   *[code] Respost a la seva pàgina el { $date }, en { $language }
}
permissions-interpreted = { $name } va interpretar
permissions-witnessed = { $name } hi era
permissions-guarded = { $name } hi va parlar al costat
permissions-one = Permís per a { $to }
permissions-say = Digueu això a { $name }
permissions-statement = { $to } demana veure { $what }, fins al { $date }.
permissions-statement-depth = { $code ->
    [full] Veurien tot el que hi ha escrit.
    [summary] Veurien un resum, no tot.
    [consequence] Veurien només el que se’n deriva, mai el motiu.
   *[existence] Veurien només si hi ha alguna cosa, mai què és.
}
permissions-statement-stop = Ho pots aturar qualsevol dia, sense dir per què. El que s’ha llegit fins llavors no es pot desfer.
permissions-no-effect = Dir que no no canvia res: ni la pena, ni el règim, ni els permisos de sortida, ni la llibertat.
permissions-print = Imprimeix-ho com a formulari per signar
permissions-said = Què diu { $name }?
permissions-yes = Sí
permissions-no = No
permissions-told = S’ha dit que dir que no no canvia res de la pena, el règim, els permisos de sortida ni la llibertat
permissions-way = Com s’ha donat?
permissions-way-spoken = De paraula, davant d’un testimoni
permissions-way-paper = Signat al formulari imprès
permissions-language = En quina llengua s’ha explicat?
permissions-witness = Qui hi era
permissions-witness-hint = El nom de qui ho ha sentit amb vosaltres
permissions-interpreter-needed = Aquesta persona necessita intèrpret.
permissions-interpreter = Qui ha interpretat (si algú ho ha fet)
permissions-guardian = Qui parla al costat de la persona jove
permissions-guardian-hint = Mare, pare o tutor: tots dos han de dir que sí
permissions-own-words = Què ha dit la persona jove
permissions-own-words-hint = Amb les seves paraules, també si hi està d’acord
permissions-scan = El formulari signat, escanejat (si s’ha signat)
permissions-record = Registra la resposta
permissions-recorded = { $code ->
    [given] Registrat: permès a partir d’ara. S’avisa qui ara pot veure més.
    [refused] Registrat: no. No canvia res més.
    [withdrawn] Aturat. S’avisa qui ho podia veure.
   *[asked] Registrat
}
permissions-drop = Retira la pregunta
permissions-dropped = La pregunta s’ha retirat.
permissions-stop = Atura
permissions-stop-title = Aturar-ho
permissions-stop-lead = { $name } ho pot aturar qualsevol dia i no ha de dir per què. Té efecte de seguida.
permissions-stop-question = Voleu aturar que { $to } vegi: { $what }?
permissions-stop-now = A partir d’ara
permissions-stop-now-what = { $to } ja no ho pot obrir.
permissions-stop-today = Avui
permissions-stop-today-what = S’avisa { $to } que s’ha aturat. Ningú no ha de dir per què.
permissions-stop-read = El que ja s’ha llegit
permissions-stop-read-what = No es pot desfer. No es pot passar a ningú més.
permissions-stop-rest = Llit, diners i dates
permissions-stop-rest-what = No canvia res.
permissions-stop-yes = Sí, atura-ho
permissions-stop-no = No, deixa-ho
permissions-stop-again = Es pot tornar a permetre en qualsevol moment.
permissions-shared = Ja s’ha vist
permissions-shared-lead = El que han mirat fins ara les entitats a qui això s’obre. Aturar-ho no ho desfà.
permissions-shared-none = Ningú a qui això s’obre no ho ha mirat.
permissions-shared-who = Entitat
permissions-shared-when = Dia
permissions-shared-what = Què
permissions-form-title = Formulari per signar
permissions-form-how = Imprimiu-lo, llegiu-lo sencer en veu alta, feu-lo signar i escanegeu-lo amb la resposta.
permissions-form-back = El permís
permissions-form-heading = El que permeto
permissions-form-yes = Sí, ho permeto.
permissions-form-no = No, no ho permeto.
permissions-form-signed = Signatura
permissions-form-witness = Testimoni
permissions-form-day = Dia
permissions-form-guardian = Mare, pare o tutor
permissions-error-to = Trieu qui ho pot veure: una entitat del cas
permissions-error-categories = Marqueu almenys un tipus d’informació
permissions-error-not-theirs = Traieu el que cap permís no obre: valoració del risc, violència comesa, persones que han patit un dany
permissions-error-depth = Trieu fins a quin punt es pot veure
permissions-error-ends = Escriviu l’últim dia, com ara 16 4 2027
permissions-error-ends-past = Escriviu un dia d’avui en endavant
permissions-error-ends-long = Escriviu un dia dins dels propers { $n } mesos
permissions-error-said = Trieu què diu la persona
permissions-error-told = Digueu primer que dir que no no canvia res i després marqueu-ho
permissions-error-language = Trieu la llengua en què s’ha explicat
permissions-error-witness = Escriviu qui hi era
permissions-error-guardian = Escriviu qui parla al costat de la persona jove
permissions-error-own-words = Escriviu què ha dit la persona jove
permissions-error-scan = Adjunteu el formulari signat, escanejat
permissions-refused-answered = Aquesta pregunta ja s’ha respost o s’ha retirat.
permissions-refused-not-given = Això ja no es permet; no hi ha res per aturar.
