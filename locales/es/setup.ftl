# Enlaces de un solo uso: el primer administrador, una contraseña.

setup-title = Ponga en marcha Throughline
setup-lead = Este enlace sirve una sola vez. Crea la primera entidad y le hace su administrador.
setup-agency = La primera entidad
setup-you = Usted
setup-act = Poner en marcha
setup-password-title = Ponga su contraseña
setup-password-lead = Le damos la bienvenida, { $name }. Elija una contraseña que no use en ningún otro sitio.
setup-password-act = Guardar la contraseña
setup-gone = Este enlace ya no sirve
setup-gone-lead = Ya se ha usado o es demasiado antiguo. Pida uno nuevo a quien se lo dio.
