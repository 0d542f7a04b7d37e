# Búsqueda.
search-title = Buscar
search-how = Escriba un nombre, un número o una fecha de nacimiento en el cuadro de arriba.
search-lead = { $n ->
    [0] No se ha encontrado a nadie para «{ $text }».
    [one] Se ha encontrado a una persona para «{ $text }».
   *[other] Se ha encontrado a { $n } personas para «{ $text }».
}
search-lead-born = { $n ->
    [0] No se ha encontrado a nadie nacido el { $date }.
    [one] Se ha encontrado a una persona nacida el { $date }.
   *[other] Se ha encontrado a { $n } personas nacidas el { $date }.
}
search-more = Hay más. Estas son las primeras { $max }; escriba otra letra.
search-caption = Personas encontradas, por nombre
search-head-name = Persona
search-head-about = Nacimiento, números, municipio
search-also = También escrito { $names }
search-nobody = No encaja ninguna persona que usted pueda ver. Pruebe de otra manera:
search-hint-name = el comienzo de cualquier parte del nombre; los acentos no cuentan: «nur mar» encuentra a Núria Martínez
search-hint-number = el número de un documento o de una lista, con espacios y guiones o sin ellos
search-hint-birth = una fecha de nacimiento, como 02/04/1990 o 1990-04-02
search-hint-who = solo se encuentran personas de su entidad o de sus casos
search-enter = Introducir a una persona a mano
