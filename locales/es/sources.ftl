# Qué falla en la descripción de una lista (su archivo TOML), y qué hay que hacer.
sources-fault = La descripción de esta lista no se puede usar. Línea { $line }: { $why }
sources-no-toml = Esto no está escrito como TOML. Revise las comillas, los corchetes y el signo igual
sources-key-twice = Una clave está dos veces. Deje una
sources-unknown-key = No existe la clave «{ $key }». Corrija cómo está escrita o quite la línea
sources-unknown-key-nearest = No existe la clave «{ $key }». ¿Quería decir «{ $nearest }»?
sources-unknown-value = «{ $value }» no es ninguna de las palabras que pueden ir aquí. Corrija cómo está escrita
sources-unknown-value-nearest = «{ $value }» no es ninguna de las palabras que pueden ir aquí. ¿Quería decir «{ $nearest }»?
sources-missing-key = Falta la clave «{ $key }». Añada una línea { $key } = …
sources-wrong-type = El valor es de otra clase que la que se espera aquí. Un texto va entre comillas, una lista entre corchetes y un número solo
sources-establishments = «{ $word }» no es ni una lista de establecimientos ni la palabra «any». Escriba sus nombres, o «any»
sources-towns = La lista de municipios «{ $path }» no se puede leer. Indique su ruta junto a este archivo, o quite «towns»
sources-text-keys-of-workbook = Un libro de cálculo no tiene separador, codificación ni comillas. Quítelos, o escriba type = "csv"
sources-sheet-of-text = Un archivo de texto no tiene hojas. Quítela, o escriba type = "xlsx"
sources-encoding = La codificación «{ $name }» no se conoce. Escriba utf-8, utf-16 o windows-1252, u otro nombre que conozcan los navegadores
sources-not-one-character = «{ $key }» es «{ $text }», y tiene que ser un solo carácter. Escriba uno, como ; o un tabulador
sources-date-form = «{ $form }» no es la forma de una fecha. Escríbala con d, dd, m, mm, mon, month, yy y yyyy, como dd/mm/yyyy
sources-no-date-form = No se indica ninguna forma de fecha. Indique al menos una en «forms»
sources-date-forms = «{ $first }» y «{ $second }» leen un mismo texto como dos días distintos. Deje la que escribe este sistema
sources-months = Los nombres de los meses en «{ $language }» no se conocen. Indique los doce en «months»
sources-name-columns = El nombre tiene que venir de una columna o de sus partes. Indique «surname» y «given_name», o «name» con su forma
sources-category = «{ $category }» no es ninguna categoría de datos. Indique el número de su fila en la matriz de intercambio, de "1" a "17"
sources-fact-values = El dato «{ $fact }» necesita sus valores u otro tipo. Indique qué significa cada valor, o escriba type = "integer" o "text"
sources-two-codes = «{ $word }» significa dos códigos de «{ $fact }». Aquí las mayúsculas y los acentos no cuentan: deje uno
sources-horizon = «{ $word }» no es ni un número de días ni una palabra conocida aquí. Escriba «everybody», o «nobody» si la lista no promete nada
sources-no-heading = Una columna no tiene encabezado. Escríbalo tal como está en el archivo
sources-field-twice = Dos columnas van a «{ $field }». Dé otro nombre a una de las dos
sources-required-unmapped = «{ $field }» es obligatorio, pero no le corresponde ninguna columna. ¿Quería decir «{ $nearest }»?
