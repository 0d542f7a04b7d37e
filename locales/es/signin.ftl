# Inicio de sesión.

signin-title = Iniciar sesión
signin-login = Nombre de usuario
signin-login-missing = Introduzca su nombre de usuario
signin-password = Contraseña
signin-password-missing = Introduzca su contraseña
signin-act = Iniciar sesión
signin-wrong = El nombre de usuario o la contraseña no son correctos. Revíselos y vuelva a intentarlo
signin-locked = Demasiados intentos. Por seguridad, este acceso queda bloqueado hasta las { $time }. Vuelva a intentarlo entonces o pida una contraseña nueva a su administrador
signin-forgotten = ¿Ha olvidado la contraseña? Su administrador puede darle un enlace para poner una nueva.
signin-kept = Su formulario se ha guardado
signin-kept-lead = No se ha enviado nada porque la sesión había terminado. Inicie sesión y el formulario volverá tal como lo había rellenado.
signin-ended = La sesión ha terminado
signin-ended-lead = Ha pasado un rato sin actividad. Inicie sesión y continúe donde estaba.
signin-out = Ha cerrado la sesión
signin-out-lead = En un ordenador compartido, cierre también el navegador.
signin-set = La contraseña se ha guardado
signin-set-lead = Ahora ya puede iniciar sesión.
signin-code-title = Código de la aplicación de autenticación
signin-code-hint = Seis cifras. La aplicación muestra un código nuevo cada 30 segundos
signin-code-act = Continuar
signin-code-wrong = Este código no es correcto o ya se ha usado. Espere el siguiente e introdúzcalo
signin-code-lost = ¿Ha perdido el teléfono? Pida a su administrador que restablezca su cuenta.
signin-demo = Dé una vuelta con un clic
signin-demo-lead = Elija quién quiere ser. Todas las personas de aquí son inventadas.
signin-with-password = O con una contraseña
