# La página de la persona: se lee en teléfonos prestados, así que no dice nada de la prisión.
own-page-title = Lo que permito
own-page-leave = Salir ahora
own-page-hello = Hola, { $name }
own-page-code = Tu código
own-page-code-hint = Doce letras y números. Mayúsculas o minúsculas, con guiones o sin ellos: da igual
own-page-code-wrong = Escribe tu código
own-page-open = Abrir mi página
own-page-gone = Este código no abre nada
own-page-gone-lead = Ya se ha usado, tiene más de dos días o se ha escrito de otra manera. Míralo otra vez o pide uno nuevo a quien te ayuda.
own-page-gone-act = Escribir otro código
own-page-asked = Lo que me piden
own-page-again = Hace un tiempo dijiste que sí. ¿Todavía lo quieres?
own-page-minor = Háblalo con quien te ayuda y con tu madre, tu padre o tu tutor.
own-page-told = He leído que decir que no no cambia nada
own-page-yes = Sí, lo permito
own-page-no = No
own-page-given = Lo que permito
own-page-given-lead = Puedes decir basta. No cambia nada de tu cama, tu dinero ni tus fechas.
own-page-given-none = Ahora no permites nada.
own-page-looked = Quién ha mirado mi expediente
own-page-looked-none = Todavía no lo ha mirado nadie.
own-page-rule = { $code ->
    [own_record_or_on_the_case] Te ayudan o tienen un expediente propio sobre ti
    [oversight_of_own_agency] Vigilan cómo su oficina trata los expedientes
   *[other] Lo permite una norma de la ley o del programa
}
own-page-done = { $code ->
    [given] Permitido
    [refused] Has dicho que no
   *[withdrawn] Detenido
}
own-page-done-lead = { $code ->
    [given] Desde ahora lo pueden ver. Puedes detenerlo cualquier día.
    [refused] Para ti no cambia nada.
   *[withdrawn] Ya no lo pueden abrir, y hoy se les avisa.
}
own-page-done-code = Tu código ya está gastado. Pide uno nuevo cuando quieras.
own-page-link = Tengo un código para mi propia página
own-page-sees = Quién puede ver qué de mí
own-page-sees-lead = Lo que cada oficina que trabaja con usted puede ver hoy de lo que escribieron las otras, y por qué. Dice lo que abren las reglas, haya o no algo escrito.
own-page-sees-nothing = No ve nada de lo que escribieron las otras.
own-page-why = { $code ->
    [permission] Usted lo permitió
    [statute] Lo dice una ley
    [contract] Lo dice un contrato
    [agreement] Lo dice un acuerdo entre oficinas
    [judgement] Alguien lo decidió solo para usted, y escribió por qué
    [own_record] Tienen una ficha propia sobre usted
    [public_protection] Lo dicen las reglas que protegen a todos
    [own_file] Es su propia ficha
   *[emergency] Alguien dijo que era una emergencia
}
