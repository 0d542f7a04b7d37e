# Mi cuenta y las reglas de las contraseñas.

account-title = Mi cuenta
account-change = Cambiar
account-language = Lengua
account-language-question = Lengua de mis páginas
account-language-act = Guardar la lengua
account-language-done = Sus páginas ahora están en castellano
account-password = Contraseña
account-password-set = Definida
account-password-title = Cambiar mi contraseña
account-password-lead = Todas sus demás sesiones terminarán.
account-password-present = Contraseña actual
account-password-new = Contraseña nueva
account-password-hint = Como mínimo { $n } caracteres. Unas cuantas palabras que solo usted juntaría funcionan bien
account-password-again = La contraseña nueva, otra vez
account-password-act = Cambiar la contraseña
account-password-done = La contraseña se ha cambiado y las demás sesiones han terminado
account-password-short = Introduzca una contraseña de como mínimo { $n } caracteres
account-password-long = Introduzca una contraseña de como máximo { $n } caracteres
account-password-common = Elija otra contraseña: esta es de las primeras que alguien probaría
account-password-differs = Introduzca la misma contraseña dos veces
account-password-wrong = Esta no es su contraseña actual
account-password-tries = Demasiados intentos. Espere un cuarto de hora y vuelva a intentarlo
account-code-wrong = Este código no es correcto. Compruebe la hora del teléfono, espere el código siguiente e introdúzcalo
account-authenticator = Código al iniciar sesión
account-authenticator-on = Se pide cada vez
account-authenticator-off = No se pide
account-authenticator-title = Código al iniciar sesión
account-authenticator-lead = Con un código del teléfono nadie puede entrar solo con su contraseña.
account-authenticator-step-app = Abra una aplicación de autenticación en el teléfono. Cualquiera sirve.
account-authenticator-step-scan = Escanee la imagen o escriba el secreto.
account-authenticator-step-code = Introduzca el código que muestra la aplicación.
account-authenticator-picture = Código QR con el secreto de abajo
account-authenticator-secret = Secreto:
account-authenticator-add = Pedir un código a partir de ahora
account-authenticator-added = A partir de ahora se pedirá un código cuando inicie sesión
account-authenticator-has = Cada vez que inicia sesión se pide un código del teléfono.
account-authenticator-remove = No pedir más códigos
account-authenticator-removed = Ya no se pedirá ningún código
account-sessions = Dónde tengo la sesión iniciada
account-sessions-lead = Termine cualquier sesión que no reconozca y cambie la contraseña.
account-sessions-since = Desde
account-sessions-seen = Último uso
account-sessions-act = Terminarla
account-sessions-here = Esta sesión
account-sessions-end = Terminar
account-sessions-end-others = Terminar todas las demás sesiones
account-sessions-ended = La sesión ha terminado
account-sessions-others-ended = Todas las demás sesiones han terminado
account-away = Ausencia
account-away-not = Ninguna ausencia
account-recovery = Códigos de recuperación
account-recovery-lead = Con uno de estos códigos puede entrar si pierde el teléfono. Cada uno vale una sola vez.
account-recovery-left = { $n ->
    [0] No tiene ninguno
    [one] Le queda uno
   *[other] Le quedan { $n }
}
account-recovery-make = Crear códigos de recuperación
account-recovery-replace = Crear otros en lugar de estos
account-recovery-new = Sus códigos de recuperación
account-recovery-once = Solo se muestran ahora; aquí se guardan de una forma que nadie puede leer.
account-recovery-keep = Imprímalos o anótelos, y guárdelos lejos del teléfono y del ordenador. Los códigos anteriores ya no valen.
account-recovery-kept = Ya los he guardado
account-recovery-no-authenticator = Primero pida un código al entrar
