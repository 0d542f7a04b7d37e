# Usuarios y sus funciones.

users-menu = Usuarios
users-title = Usuarios
users-lead = { $n ->
    [one] Hay una cuenta abierta.
   *[other] Hay { $n } cuentas abiertas.
}
users-add = Añadir un usuario
users-add-lead = El usuario recibe un enlace con el que pone su propia contraseña. Nadie más la conoce.
users-name = Nombre
users-name-missing = Introduzca el nombre, tal como lo ven los compañeros
users-name-long = Introduzca un nombre de como máximo { $n } caracteres
users-login = Nombre de usuario
users-login-hint = Normalmente, el correo electrónico del trabajo. Después no se puede cambiar
users-login-missing = Introduzca un nombre de usuario sin espacios
users-login-long = Introduzca un nombre de usuario de como máximo { $n } caracteres
users-login-taken = Alguien ya tiene este nombre de usuario. Introduzca otro
users-agency = Entidad
users-agency-choose = Elija una entidad
users-agency-missing = Elija la entidad donde trabaja el usuario
users-profession = Profesión
users-roles = Funciones
users-roles-hint = Lo que hace el usuario determina qué puede hacer y ver
users-roles-missing = Elija al menos una función
users-percent = Porcentaje de jornada
users-percent-hint = Media jornada es 50. Sirve para calcular cuántos casos son demasiados
users-percent-wrong = Introduzca un número del 1 al 100
users-units = Unidades
users-units-hint = El usuario ve a las personas de estas unidades
users-units-foreign = Elija unidades de la entidad del usuario
users-deputy = Suplente
users-deputy-hint = Sustituye al usuario cuando no está
users-deputy-none = Nadie
users-deputy-wrong = Elija un compañero de la misma entidad con la cuenta abierta
users-save = Guardar los cambios
users-saved = Se han guardado los cambios
users-status = Estado
users-open = Abierta
users-closed = Cerrada
users-no-password = Aún sin contraseña
users-with-code = Abierta, con código
users-link = Enlace de un solo uso para { $name }
users-link-lead = Hágaselo llegar por una vía segura. Solo se muestra ahora, sirve una sola vez y hasta el { $until }.
users-reset = Otra forma de entrar
users-reset-lead = Termina todas las sesiones, quita la contraseña y el código y crea un enlace para poner una contraseña nueva.
users-reset-act = Restablecer la cuenta
users-reopen = Volver a abrir la cuenta
users-close = Cerrar la cuenta
users-close-lead = El usuario ya no podrá iniciar sesión. Lo que escribió se conserva.
users-close-act = Cerrar la cuenta
users-closed-done = La cuenta se ha cerrado
users-hand-on-first = { $n ->
    [one] No se ha cerrado: este usuario es gestor de un caso abierto
   *[other] No se ha cerrado: este usuario es gestor de { $n } casos abiertos
}
users-hand-on-first-lead = Un caso nunca está sin gestor. Primero, un responsable de la entidad debe traspasarlos:
users-own = No puede cerrar su propia cuenta. Pídalo a otro administrador.
users-last-administrator = Es el último administrador. Primero haga administrador a otra persona.
users-role-resettlement-officer = Técnico de reinserción
users-role-social-worker = Trabajador social
users-role-probation-officer = Delegado de ejecución de medidas
users-role-municipal-coordinator = Coordinador municipal
users-role-mentor = Mentor
users-role-employer-engagement-officer = Prospector de empresas
users-role-health-worker = Profesional de la salud
users-role-housing-worker = Profesional de vivienda
users-role-victim-service-worker = Profesional de atención a las víctimas
users-role-duty-desk = Servicio de guardia
users-role-manager = Responsable de equipo
users-role-analyst = Analista
users-role-data-steward = Gestor de datos
users-role-data-protection-officer = Delegado de protección de datos
users-role-administrator = Administrador
users-own-capacity = Casos que puede llevar (opcional)
users-own-capacity-hint = En lugar del número de la entidad por la parte de jornada. Ponderado por fase
users-own-capacity-wrong = Introduzca un número del 1 al { $n }, o déjelo vacío
