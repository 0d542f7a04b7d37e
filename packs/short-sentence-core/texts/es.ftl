## The programme

name = Penas cortas
summary = Para personas que están menos de treinta días: una página en tres días, llamadas y los seis puntos del día de la salida. Conserva la vivienda, el trabajo y el tratamiento que una pena corta hace perder.

## Legal bases

basis-permission = El permiso de la persona

## Facts, criteria, roles

fact-days-in-custody = ¿Cuántos días hay entre el ingreso y la salida?
criterion-under-thirty-days = Está menos de treinta días
role-prison = Equipo de la prisión
role-team = Equipo que hace las llamadas
role-home-town = Ayuntamiento de la persona

## Stages and needs

stage-inside = Dentro
stage-outside = Fuera
need-home = Vivienda
need-work = Trabajo
need-children = Hijos
need-medication = Medicación
need-debt = Deudas
need-identity = Documentación

## Milestones

milestone-offer = Oferta de ayuda
milestone-one-page = La página única
milestone-one-page-late = Se empezó tarde: se hace en dos días.
milestone-calls-made = Llamadas hechas: vivienda, trabajo, hijos, medicación, deudas, documentos, animales
milestone-calls-made-late = Se empezó tarde: se hace en dos días.
milestone-release-six-check = Comprobación de los seis puntos del día de la salida
milestone-release-six-check-late = Se empezó tarde: se hace en dos días.
milestone-first-call = Primera llamada tras la salida
milestone-exit-report = Nota de cierre

## Documents and meetings

document-one-page = La página única
document-one-page-tenancy = Vivienda: quién debe saberlo, ¿está pagado el alquiler?
document-one-page-job = Trabajo: ¿qué sabe la empresa?
document-one-page-children = Hijos: ¿con quién están?
document-one-page-medication = Medicación: ¿cuál, de quién, para cuánto tiempo?
document-one-page-debt = Deudas: ¿qué vence estas semanas?
document-one-page-id = Documentos: ¿dónde están, son válidos?
document-one-page-pets = Animales: ¿quién les da de comer?
meeting-first-call = Primera llamada tras la salida
standard-page-in-time = Nueve de cada diez personas tienen la página en tres días

## Variants

no-variant-women = La página pregunta a todo el mundo por los hijos y por una vivienda segura; en treinta días no hay tiempo para más, y los programas del país tienen una forma para mujeres.
no-variant-youth = Los menores tienen un servicio propio.

## Ends

exit-arranged = Todo lo de la página está arreglado
exit-other-programme = Continúa otro programa
exit-own-wish = La persona quiso dejarlo
exit-contact-lost = Se perdió el contacto
exit-return-to-custody = Volvió a prisión
exit-died = La persona ha muerto

## No access

no-access-no-telephone = No se pudo llamar
no-access-transferred = Traslado a otra prisión

## Qué dicen las fuentes

basis-permission-source = no se comparte nada sin la persona
criterion-under-thirty-days-source = las condenas cortas no dejan tiempo; los treinta días son una propuesta propia
milestone-calls-made-source = propietario, empresa, escuela, médico, vecinos: por teléfono
milestone-release-six-check-source = según las Reglas penitenciarias europeas 33.7 y 33.8
