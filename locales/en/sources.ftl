# What is wrong with the description of a list (its TOML file), each with what to do.
sources-fault = The description of this list cannot be used. Line { $line }: { $why }
sources-no-toml = This is not written as TOML. See to the quotes, the brackets and the equals sign
sources-key-twice = A key stands twice. Keep one of them
sources-unknown-key = There is no key “{ $key }”. Correct its spelling, or remove the line
sources-unknown-key-nearest = There is no key “{ $key }”. Did you mean “{ $nearest }”?
sources-unknown-value = “{ $value }” is not one of the words that can stand here. Correct its spelling
sources-unknown-value-nearest = “{ $value }” is not one of the words that can stand here. Did you mean “{ $nearest }”?
sources-missing-key = The key “{ $key }” is missing. Add a line { $key } = …
sources-wrong-type = The value is of another kind than is expected here. A text stands in quotes, a list in square brackets, a number by itself
sources-establishments = “{ $word }” is neither a list of establishments nor the word “any”. List their names, or write “any”
sources-towns = The list of towns “{ $path }” cannot be read. Give its path beside this file, or leave “towns” out
sources-text-keys-of-workbook = A workbook has no delimiter, encoding or quote. Remove them, or write type = "csv"
sources-sheet-of-text = A text file has no sheet. Remove it, or write type = "xlsx"
sources-encoding = The encoding “{ $name }” is not known. Write utf-8, utf-16 or windows-1252, or another name that browsers know
sources-not-one-character = “{ $key }” is “{ $text }”, and has to be one character. Write one, such as ; or a tab
sources-date-form = “{ $form }” is not the form of a date. Write it with d, dd, m, mm, mon, month, yy and yyyy, as in dd/mm/yyyy
sources-no-date-form = No form of a date is given. Name at least one under “forms”
sources-date-forms = “{ $first }” and “{ $second }” read one text as two different days. Keep the one that this system writes
sources-months = The names of the months in “{ $language }” are not known. Give all twelve under “months”
sources-name-columns = The name must come from one column or from its parts. Give “surname” and “given_name”, or “name” with its shape
sources-category = “{ $category }” is not a category of data. Give the number of its row in the sharing matrix, from "1" to "17"
sources-fact-values = The fact “{ $fact }” needs either its values or another type. Give what each value means, or write type = "integer" or "text"
sources-two-codes = “{ $word }” stands for two codes of “{ $fact }”. Case and accents make no difference here: keep one
sources-horizon = “{ $word }” is neither a number of days nor a word that is known here. Write “everybody”, or “nobody” if the list promises nothing
sources-no-heading = A column has no heading. Write the heading as it stands in the file
sources-field-twice = Two columns are mapped to “{ $field }”. Give one of them another name
sources-required-unmapped = “{ $field }” is required, but no column is mapped to it. Did you mean “{ $nearest }”?
