# Les llistes de sortides: importar-les, i què pregunten.
imports-menu = Llistes
imports-title = Llistes de sortides
imports-lead = Cada llista porta persones noves i mou dates. Cap llista no posa ningú en llibertat.
imports-none = Encara no s'ha importat cap llista
imports-none-lead = Aquí veureu les llistes que importeu i què ha passat amb cada fila.
imports-new = Importa una llista
imports-wizard = Explica un nou tipus de llista
imports-questions = { $n ->
    [one] Una pregunta sobre identitat espera resposta
   *[other] { $n } preguntes sobre identitat esperen resposta
}
imports-started = { $date }, { $time }
imports-list = Llista
imports-when = Importada
imports-rows = Files
imports-new-rows = Noves
imports-changed = Canviades
imports-unchanged = Sense canvis
imports-rejected = Rebutjades
imports-gone = Ja no són a la llista
imports-warnings = Avisos
imports-status = Estat
imports-status-previewed = Encara no importada
imports-status-running = S'està important
imports-status-done = Importada
imports-status-failed = Aturada
imports-status-discarded = No importada
imports-new-lead = Primer veureu què canviaria la llista. No es desa res fins que no la importeu.
imports-no-source = No es coneix cap tipus de llista del vostre servei
imports-no-source-lead = Lliureu una mostra i digueu què vol dir cada columna; després podreu importar llistes d'aquest tipus.
imports-source = Quina llista és?
imports-source-missing = Trieu quina llista és
imports-file = El fitxer
imports-file-hint = Tal com l'ha exportat el sistema: CSV o Excel (.xlsx).
imports-file-missing = Trieu el fitxer de la llista
imports-as-of = El dia en què es va fer la llista
imports-as-of-hint = Deixeu-ho buit per prendre la data del nom del fitxer o, si no en té, la d'avui.
imports-as-of-wrong = Escriviu una data real o deixeu buides les tres caselles
imports-look = Mira què canviaria
imports-run-title = Llista de { $date }
imports-preview-lead = Això és el que canviaria la llista. Encara no s'ha importat res; el fitxer es guarda un dia.
imports-older = Abans s'ha importat una llista més nova, de { $newest }
imports-older-meant = Sí que vull importar la llista més antiga
imports-import = { $n ->
    [0] Registra la llista, no canvia res
    [one] Importa una fila
   *[other] Importa { $n } files
}
imports-discard = No la importis
imports-discarded = La llista no s'ha importat.
imports-discarded-lead = Aquesta llista es va mirar i no es va importar. El fitxer s'ha esborrat.
imports-failed = La importació s'ha aturat
imports-failed-lead = El que ja s'havia importat es conserva. Torneu a importar el mateix fitxer: continuarà on s'havia aturat.
imports-progress = { $done } de { $total } files
imports-interrupted = La importació s'ha interromput. El que s'ha importat es conserva, i pot continuar.
imports-go-on = Continua la importació
imports-look-again = Torna-ho a mirar
imports-nothing-to-fix = No queda res pendent d'aquesta llista.
imports-fix-first = Primer de tot
imports-fix-rejected = { $n ->
    [one] Una fila no s'ha acceptat
   *[other] { $n } files no s'han acceptat
}
imports-fix-rejected-who = Aquestes persones no surten a la llista de sortides fins que se'n corregeixi la fila.
imports-fix-rejected-act = Corregeix les files
imports-fix-gone = { $n ->
    [one] Una persona ja no és a la llista
   *[other] { $n } persones ja no són a la llista
}
imports-fix-gone-who = Una llista no posa ningú en llibertat: algú ha de dir on són.
imports-fix-gone-act = Digues on són
imports-see-rejected = Mira les files rebutjades
imports-see-warnings = { $n ->
    [one] Mira un avís
   *[other] Mira { $n } avisos
}
imports-see-reviews = Mira les preguntes sobre identitat
imports-download = Baixa les files rebutjades per corregir-les al fitxer
imports-reasons = Per què s'han rebutjat files
imports-reason = Motiu
imports-reason-in = { $field }: { $reason }
imports-reason-short-row = La fila té menys cel·les que l'encapçalament
imports-reason-long-row = La fila té més cel·les que l'encapçalament
imports-reason-unreadable-text = El text no es pot llegir; potser el fitxer té una altra codificació
imports-reason-unclosed-quote = Unes cometes s'obren i no es tanquen; esborreu-les
imports-reason-cell-too-long = El text és més llarg que res que digui una llista; escurceu-lo
imports-reason-no-identifier = Escriviu el número; sense número no se sap qui és
imports-reason-name-missing = Escriviu la part del nom que falta
imports-reason-required-missing = Escriviu un valor; en aquesta llista és obligatori
imports-reason-value-unknown = Escriviu un valor que aquesta llista conegui
imports-reason-date-unreadable = Escriviu la data tal com les escriu aquesta llista
imports-reason-date-impossible = Aquest dia no existeix; escriviu una data real
imports-reason-date-implausible = Ningú no té aquesta data: escriviu la real o deixeu-la buida
imports-reason-birth-in-future = La data de naixement és posterior a la llista
imports-reason-release-long-past = La llibertat és de fa més d'un any respecte de la llista
imports-reason-release-before-admission = La llibertat és anterior a l'ingrés
imports-reason-release-date-required = Escriviu la data de llibertat; només hi pot faltar en algunes situacions
imports-reason-key-on-two-people = El mateix número és en dues persones diferents
imports-reason-contradicting-rows = Dues files d'aquesta persona diuen coses diferents
imports-reason-key-known-on-other-person = Aquest número consta en una altra persona
imports-caution-unknown-town = Un municipi que no és a la llista de municipis
imports-caution-unknown-establishment = Un centre que aquesta llista no anomena; no hi ha ningú assignat
imports-caution-unknown-value = Un valor que aquesta llista no explica: es guarda com està escrit, encara no se sap
imports-caution-birth-date-missing = Sense data de naixement
imports-caution-release-date-missing = Sense data de llibertat, cosa que aquí es permet
imports-caution-exact-duplicate = La mateixa fila dues vegades
imports-caution-shared-identifier = Un altre número també té aquest document: potser és la mateixa persona
imports-finding-open = Pendent
imports-finding-corrected = Corregida
imports-finding-superseded = Una llista posterior ho ha resolt
imports-finding-set-aside = Deixada de banda
imports-finding-answered = Resposta
imports-finding-noted = Anotat
imports-field = Camp
imports-field-key = Número
imports-field-surname = Cognoms
imports-field-given-name = Nom
imports-field-birth-date = Data de naixement
imports-field-birth-country = País de naixement
imports-field-establishment = Centre
imports-field-admitted-on = Ingrés
imports-field-sentenced-on = Dia de la sentència
imports-field-release-date = Data de llibertat
imports-field-release-kind = Tipus de data de llibertat
imports-field-town = Municipi
imports-field-legal-status = Situació penal
imports-field-sex = Sexe
imports-field-release-type = Tipus de llibertat
imports-field-document = Document d'identitat
imports-field-support-network = Suport familiar
imports-field-dependent-children = Fills a càrrec
imports-field-no-fixed-abode = Sense domicili fix
imports-file-too-large = El fitxer és més gran que cap llista. Partiu-lo en diverses llistes
imports-file-not-text = La línia { $line } no és text en { $encoding }. Torneu a exportar la llista o corregiu-ne la codificació a la descripció
imports-file-zeroes = La línia { $line } té bytes zero, per tant el fitxer no és { $encoding }. Deu ser UTF-16: exporteu-lo en UTF-8 o corregiu la codificació a la descripció
imports-file-utf8 = El fitxer està escrit en UTF-8 i la descripció d'aquesta llista diu { $encoding }. Corregiu la codificació a la descripció o torneu a exportar la llista
imports-fault-no-such-day = El nom del fitxer diu «{ $written }», i aquest dia no existeix. Escriviu el dia en què es va fer la llista
imports-fault-ahead = La llista seria de { $date }, que encara ha d'arribar. Escriviu el dia en què es va fer o marqueu la casella si és aquest dia
imports-ahead = Un dia que encara ha d'arribar
imports-ahead-meant = Sí que vull dir un dia que encara ha d'arribar
imports-file-workbook = És un llibre d'Excel, i aquesta llista arriba com a text. Deseu-lo com a CSV
imports-file-old-workbook = És un llibre en el format antic .xls. Deseu-lo com a .xlsx
imports-file-broken-workbook = El llibre no s'obre. Obriu-lo amb un full de càlcul i torneu-lo a desar
imports-file-no-sheet = El llibre no té cap full «{ $wanted }». Té: { $found }
imports-file-empty = El fitxer és buit. Torneu a exportar la llista
imports-file-missing-column = Cap columna no es diu «{ $column }». Corregiu l'encapçalament del fitxer. Té: { $found }
imports-file-duplicate-column = Dues columnes es diuen «{ $column }». Canvieu el nom de la que no toca
imports-fault-jurisdiction = La llista anomena la jurisdicció { $name }, que aquí no està configurada
imports-fault-foreign = Aquesta llista és d'un altre servei
imports-fault-older = Abans s'ha importat una llista més nova, de { $newest }. Marqueu la casella si voleu la més antiga
imports-fault-busy = S'està important una altra llista d'aquest tipus. Torneu-ho a provar quan acabi
imports-rejected-title = Files rebutjades
imports-rejected-lead = No es perd res: corregiu una fila aquí, o baixeu les files, corregiu-les al fitxer i importeu-lo.
imports-back-to-run = La llista
imports-line = Línia
imports-key = Número
imports-correct = Corregeix
imports-row-title = Línia { $n }
imports-row-empty = Ompliu la fila
imports-save-row = Accepta la fila corregida
imports-corrected-new = La fila s'ha acceptat; la persona és nova aquí.
imports-corrected-changed = La fila s'ha acceptat; els canvis s'han desat.
imports-corrected-unchanged = La fila s'ha acceptat; diu el que ja se sabia.
imports-set-aside = Deixa de banda aquesta fila
imports-set-aside-lead = La fila es conserva aquí amb el motiu. La mateixa fila en una llista posterior també quedarà fora.
imports-set-aside-reason = Per què es deixa de banda?
imports-set-aside-act = Deixa-la de banda
imports-set-aside-done = La fila s'ha deixat de banda.
imports-reason-missing = Digueu per què es deixa de banda la fila
imports-warnings-title = Avisos
imports-warnings-lead = Aquestes files s'han acceptat. Val la pena mirar el que hi ha aquí.
imports-warning = Avís
imports-written = Com està escrit
imports-gone-title = Ja no són a la llista
imports-gone-lead = Aquesta llista hauria d'anomenar aquestes persones i no ho fa. Això no posa ningú en llibertat: digueu on és cadascuna.
imports-gone-nobody = No falta ningú en aquesta llista.
imports-person = Persona
imports-answer = On és?
imports-gone-released = En llibertat…
imports-gone-still-here = Encara és aquí
imports-gone-elsewhere = Traslladada
imports-gone-answered = La resposta s'ha desat.
imports-wizard-lead = Lliureu una llista tal com l'exporta el sistema. Rebreu una proposta de què vol dir cada columna, per llegir-la i corregir-la. No s'importa res.
imports-sample = Una mostra de la llista
imports-sample-hint = CSV o Excel (.xlsx). Només es guarda per a vós, un dia com a màxim.
imports-propose = Proposa què volen dir les columnes
imports-proposal = Què volen dir les columnes
imports-decide = El que heu de decidir
imports-mapping = Columnes
imports-toml = La descripció de la llista
imports-toml-hint = Un text en TOML. Els missatges d'error diuen la línia.
imports-save-source = Guarda aquesta descripció
imports-source-saved = S'ha guardat la descripció de «{ $name }». Ja es poden importar llistes d'aquest tipus.
imports-ask-key = Quina columna té el número que identifica la persona
imports-ask-release-date = Quina columna té la data de llibertat
imports-ask-name = Quina columna té el nom
imports-mapping-lead = Per a cada dada important, digueu quina columna la conté. A sota hi ha alguns dels seus textos.
imports-not-in-list = No és en aquesta llista
imports-required = No pot quedar buit
imports-shape = Com s'escriu el nom sencer
imports-dates = Dates
imports-date-form = Com s'escriuen les dates
imports-date-form-hint = d és el dia, m o mon el mes, y l'any
imports-date-form-2 = O bé
imports-no-other-form = De cap altra manera
imports-date-language = Llengua dels noms dels mesos
imports-values = Què volen dir les paraules
imports-values-lead = Una paraula sense explicar es guarda tal com està escrita i compta com a encara no sabuda.
imports-not-yet-known = Encara no se sap
imports-name-it = Com es diu la llista
imports-list-title = Títol
imports-list-id = Nom curt
imports-list-id-hint = En minúscules, i ja no canvia un cop s'han importat llistes
imports-try = Mira què faria
imports-advanced = La descripció com a text
imports-download-toml = Baixa la descripció
imports-save-source-text = Guarda aquest text tal com està
imports-tried = { $rows } files: { $new } noves, { $changed } canviades, { $unchanged } sense canvis, { $rejected } rebutjades; { $warnings } avisos
imports-rejected-rows = { $n ->
    [one] Una fila
   *[other] { $n } files
}
imports-first-rows = Les primeres files, tal com es llegeixen
imports-field-name = Nom sencer
imports-field-particle = Partícula davant dels cognoms
imports-code-female = Dona
imports-code-male = Home
imports-code-other = Altres
imports-code-sentenced = Condemna
imports-code-remand = Presó preventiva
imports-code-final = Llibertat definitiva
imports-code-conditional = Llibertat condicional
imports-code-open-regime = Règim obert
imports-code-automatic = Llibertat automàtica
imports-code-home-detention = Arrest domiciliari
imports-code-none = Cap
imports-code-weak = Feble
imports-code-strong = Fort
imports-code-yes = Sí
imports-code-no = No
imports-no-date = Què hi ha escrit quan no hi ha data
imports-no-date-hint = Per exemple, 31/12/9999. Si n’hi ha més d’un, separeu-los amb punt i coma.
imports-months-of = { $code ->
    [ca] Català
    [es] Castellà
    [fr] Francès
    [de] Alemany
    [it] Italià
    [nl] Neerlandès
    [pt] Portuguès
   *[en] Anglès
}
imports-whole = Qui surt a la llista
imports-establishments = Quins centres hi poden sortir
imports-establishments-any = Qualsevol
imports-establishments-these = Només els de la mostra: { $names }. Un altre s’accepta amb un avís.
imports-horizon = Per a qui és completa la llista
imports-horizon-hint = Qui hi hauria de ser i no hi és esdevé una pregunta. Ningú no queda en llibertat per això.
imports-horizon-everybody = Tothom que hi és a la presó
imports-horizon-nobody = Ningú: la llista no promet res
imports-horizon-days = { $n ->
    [one] Qui surt en el termini d’un dia
   *[other] Qui surt en el termini de { $n } dies
}
