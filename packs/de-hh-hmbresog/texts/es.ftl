## The programme

name = Gestión de la transición (HmbResOG)
summary = Quien se acerca a la salida tiene derecho a un plan de inserción, desde seis meses antes hasta seis meses después. Ofrecerlo es un deber; participar es libre.

## Legal bases

basis-hmbresog = HmbResOG, artículos 8 y 9
basis-permission = El permiso de la persona

## Facts and their questions

fact-legal-status = ¿Por qué está en prisión la persona?
fact-legal-status-sentenced = Una pena
fact-legal-status-remand = Prisión preventiva
fact-legal-status-fine-default = Una multa impagada
fact-sex = Sexo
fact-sex-female = Mujer
fact-sex-male = Hombre
fact-sex-other = Otro
fact-age = Edad
fact-dependent-children = ¿Cuántos hijos menores tiene?
fact-single-need = ¿Desea la persona ayuda en una sola cosa, sin plan?

## Criteria

criterion-serves-a-sentence = Cumple una pena, o por una multa impagada

## Roles

role-prison = Prisión
role-transition-office = Oficina de transición
role-provider = Entidad social
role-youth-court-assistance = Asistencia al tribunal de menores
role-job-agency = Servicio de empleo
role-health-service = Servicio de salud

## Stages

stage-before-release = Antes de la salida
stage-first-months = Primeros meses fuera
stage-closing = Cierre

## Needs

need-housing = Vivienda
need-work = Trabajo
need-school-and-qualification = Escuela y formación
need-health-insurance = Cobertura sanitaria
need-addiction = Adicciones
need-debt-counselling = Asesoría de deudas

## Milestones

milestone-offer = Oferta del plan de inserción
milestone-offer-again = Nueva oferta cuatro semanas antes de la salida
milestone-counselling = Asesoramiento
milestone-counselling-late = Se empezó tarde: se hace en dos semanas.
milestone-integration-plan = Plan de inserción
milestone-integration-plan-late = Se empezó tarde: se hace en dos semanas.
milestone-integration-plan-not-applicable = La persona desea ayuda en una sola cosa, sin plan.
milestone-single-need-help = Ayuda en una necesidad concreta
milestone-single-need-help-late = Se empezó tarde: se hace en dos semanas.
milestone-single-need-help-not-applicable = Un plan de inserción lo abarca todo.
milestone-integration-conference = Conferencia de inserción: calendario de los primeros seis meses
milestone-integration-conference-late = Se empezó tarde: se hace en dos semanas.
milestone-integration-conference-not-applicable = La persona desea ayuda en una sola cosa, sin plan.
milestone-release-six-check = Comprobación de los seis puntos del día de la salida
milestone-release-six-check-late = Se empezó tarde: se hace en dos semanas.
milestone-first-contact = Primer contacto fuera
milestone-review-outside = Revisión a los tres meses
milestone-review-outside-not-applicable = La persona desea ayuda en una sola cosa, sin plan.
milestone-exit-report = Informe de salida
milestone-women-support = Apoyo para mujeres hablado
milestone-women-support-late = Se empezó tarde: se hace en dos semanas.
milestone-child-contact = Contacto con los hijos
milestone-child-contact-not-applicable = No hay hijos menores.
milestone-youth-court-assistance = Encuentro con la asistencia al tribunal de menores
milestone-youth-court-assistance-late = Se empezó tarde: se hace en dos semanas.

## Documents and meetings

document-integration-plan = Plan de inserción
document-timetable = Calendario de los primeros seis meses
document-exit-report = Informe de salida
meeting-integration-conference = Conferencia de inserción
meeting-counselling = Asesoramiento

## What is counted

funnel-informed = Informadas
funnel-advised = Asesoradas
funnel-planned = Con plan
funnel-completed = Completadas
standard-offered-in-time = Todo el mundo recibe la oferta a tiempo

## Variants

variant-women = Apoyo para mujeres
variant-youth = Para jóvenes, con la asistencia al tribunal de menores

## Ends

exit-plan-fulfilled = El plan se ha cumplido
exit-time-over = Se acabó el tiempo del programa
exit-own-wish = La persona quiso dejarlo
exit-moved-away = Se fue a vivir fuera
exit-return-to-custody = Volvió a prisión
exit-contact-lost = Se perdió el contacto
exit-died = La persona ha muerto

## No access

no-access-visit-refused = La prisión no permitió la visita
no-access-transferred = Traslado a otra prisión
no-access-hospital = En el hospital

## Qué dicen las fuentes

window-source = HmbResOG § 8(1), en general de seis meses antes a seis meses después de la salida
basis-hmbresog-source = HmbResOG §§ 8 y 9
basis-permission-source = participar lo elige la persona
criterion-serves-a-sentence-source = todas las personas presas que se acercan a la salida; que no se cuenten las preventivas es una propuesta propia
milestone-offer-source = se ofrece seis meses antes de la salida
milestone-offer-again-source = y otra vez unas cuatro semanas antes
milestone-counselling-source = asesoramiento, como dice el recuento de 2019; el día es una propuesta propia
milestone-integration-plan-source = HmbResOG § 9(1), al comienzo del período
milestone-single-need-help-source = HmbResOG § 9(4), ayuda para una sola necesidad; el día es una propuesta propia
milestone-integration-conference-source = la prisión, la persona gestora del caso, las entidades y la persona hacen el calendario de los primeros seis meses; el día es una propuesta propia
milestone-exit-report-source = en general acaba seis meses después de la salida; el informe es una propuesta propia
milestone-youth-court-assistance-source = participa la asistencia a los tribunales de menores; el día es una propuesta propia
variant-women-source = una forma para mujeres; el contenido es una propuesta propia
variant-youth-source = para jóvenes, con la asistencia a los tribunales de menores
standard-offered-in-time-source = la autoridad lo debe ofrecer; que sea a tiempo para todos es una propuesta propia
