# Search.
search-title = Search
search-how = Type a name, a number or a date of birth in the box above.
search-lead = { $n ->
    [0] Nobody found for “{ $text }”.
    [one] One person found for “{ $text }”.
   *[other] { $n } people found for “{ $text }”.
}
search-lead-born = { $n ->
    [0] Nobody found who was born on { $date }.
    [one] One person found who was born on { $date }.
   *[other] { $n } people found who were born on { $date }.
}
search-more = There are more. These are the first { $max }; type another letter.
search-caption = People found, by name
search-head-name = Person
search-head-about = Born, numbers, town
search-also = Also written { $names }
search-nobody = Nobody whom you may see fits. Try it another way:
search-hint-name = the beginning of any part of the name; accents do not matter: “nur mar” finds Núria Martínez
search-hint-number = a number of a document or a list, with or without spaces and hyphens
search-hint-birth = a date of birth, such as 02/04/1990 or 1990-04-02
search-hint-who = only people of your agency or on your cases are found
search-enter = Enter somebody by hand
