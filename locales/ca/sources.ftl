# Què falla en la descripció d'una llista (el seu fitxer TOML), i què cal fer-hi.
sources-fault = La descripció d'aquesta llista no es pot fer servir. Línia { $line }: { $why }
sources-no-toml = Això no està escrit com a TOML. Reviseu les cometes, els claudàtors i el signe igual
sources-key-twice = Una clau hi és dues vegades. Deixeu-ne una
sources-unknown-key = No hi ha cap clau «{ $key }». Corregiu com està escrita o traieu la línia
sources-unknown-key-nearest = No hi ha cap clau «{ $key }». Volíeu dir «{ $nearest }»?
sources-unknown-value = «{ $value }» no és cap de les paraules que hi poden anar. Corregiu com està escrita
sources-unknown-value-nearest = «{ $value }» no és cap de les paraules que hi poden anar. Volíeu dir «{ $nearest }»?
sources-missing-key = Falta la clau «{ $key }». Afegiu una línia { $key } = …
sources-wrong-type = El valor és d'una altra mena que la que s'espera aquí. Un text va entre cometes, una llista entre claudàtors i un número sol
sources-establishments = «{ $word }» no és ni una llista d'establiments ni la paraula «any». Escriviu-ne els noms, o «any»
sources-towns = La llista de municipis «{ $path }» no es pot llegir. Indiqueu-ne el camí al costat d'aquest fitxer, o traieu «towns»
sources-text-keys-of-workbook = Un llibre de càlcul no té separador, codificació ni cometes. Traieu-los, o escriviu type = "csv"
sources-sheet-of-text = Un fitxer de text no té fulls. Traieu-lo, o escriviu type = "xlsx"
sources-encoding = La codificació «{ $name }» no és coneguda. Escriviu utf-8, utf-16 o windows-1252, o un altre nom que coneguin els navegadors
sources-not-one-character = «{ $key }» és «{ $text }», i ha de ser un sol caràcter. Escriviu-ne un, com ara ; o un tabulador
sources-date-form = «{ $form }» no és la forma d'una data. Escriviu-la amb d, dd, m, mm, mon, month, yy i yyyy, com ara dd/mm/yyyy
sources-no-date-form = No s'indica cap forma de data. Indiqueu-ne almenys una a «forms»
sources-date-forms = «{ $first }» i «{ $second }» llegeixen un mateix text com dos dies diferents. Deixeu la que escriu aquest sistema
sources-months = Els noms dels mesos en «{ $language }» no són coneguts. Indiqueu-los tots dotze a «months»
sources-name-columns = El nom ha de venir d'una columna o de les seves parts. Indiqueu «surname» i «given_name», o «name» amb la seva forma
sources-category = «{ $category }» no és cap categoria de dades. Indiqueu el número de la seva fila a la matriu de compartició, de "1" a "17"
sources-fact-values = La dada «{ $fact }» necessita els seus valors o un altre tipus. Indiqueu què vol dir cada valor, o escriviu type = "integer" o "text"
sources-two-codes = «{ $word }» vol dir dos codis de «{ $fact }». Aquí les majúscules i els accents no compten: deixeu-ne un
sources-horizon = «{ $word }» no és ni un nombre de dies ni una paraula coneguda aquí. Escriviu «everybody», o «nobody» si la llista no promet res
sources-no-heading = Una columna no té encapçalament. Escriviu-lo tal com és al fitxer
sources-field-twice = Dues columnes van a «{ $field }». Doneu un altre nom a una de les dues
sources-required-unmapped = «{ $field }» és obligatori, però no hi va cap columna. Volíeu dir «{ $nearest }»?
