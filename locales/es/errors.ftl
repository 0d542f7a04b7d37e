# Qué ha fallado y cómo volver.

errors-back = Volver atrás
errors-home = Ir a mi primera página
errors-not-found = Esta página no está
errors-not-found-lead = Puede que la dirección no sea correcta o que lo que había ya no le corresponda.
errors-denied = Esto no lo puede hacer
errors-denied-role = No es una tarea de su función o su entidad tiene otro papel en este caso. Si debería corresponderle, hable con su administrador.
errors-denied-account = Es de la cuenta de otro usuario.
errors-denied-lead = Las reglas no lo permiten aquí.
errors-conflict = Alguien lo ha cambiado mientras usted trabajaba
errors-conflict-lead = No se ha guardado nada suyo encima. Vuelva atrás, mire qué ha cambiado e introduzca lo suyo de nuevo.
errors-refused = Ahora no se puede hacer
errors-invalid = Hay que revisar algunas cosas
errors-invalid-lead = No se ha guardado nada. Vuelva atrás y corrija esto:
errors-unavailable = No disponible en este momento
errors-unavailable-lead = No se ha guardado nada. Espere un minuto y vuelva a intentarlo.
errors-internal = Algo ha fallado por nuestra parte
errors-internal-lead = No se ha guardado nada. Si vuelve a ocurrir, dígale este número a su administrador: { $id }
errors-forged = Este formulario es demasiado antiguo
errors-forged-lead = No se ha guardado nada porque el formulario no es de la sesión actual. Vuelva atrás, cargue la página de nuevo y envíelo otra vez.
errors-too-large = Es demasiado grande
errors-too-large-lead = No se ha guardado nada. Envíe menos texto o un archivo más pequeño.
errors-unreadable = No se ha podido leer
errors-unreadable-lead = No se ha guardado nada. Vuelva atrás y envíe el formulario otra vez.
errors-signed-out = No ha iniciado sesión
errors-signed-out-lead = Inicie sesión y vuelva a intentarlo.
errors-typed = Lo que había escrito, para copiarlo
