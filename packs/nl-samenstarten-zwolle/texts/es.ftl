## The programme

name = Samen starten (empezar juntos)
summary = En diez días desde el ingreso, ayuntamiento, prisión y servicio de penas se sientan a la mesa con la persona y se ocupan de cinco condiciones básicas: documentación, techo, trabajo e ingresos, deudas y salud.

## Legal bases

basis-covenant = Convenio Samen starten
basis-permission = El permiso de la persona
basis-plan-alignment = Wet straffen en beschermen: coordinación del plan de detención y reinserción
basis-mayors-information = Información a la alcaldía sobre personas que vuelven

## Facts and their questions

fact-belongs-to-town = ¿La persona pertenece a este municipio?
fact-belongs-to-town-origin = Sí, por origen o residencia principal
fact-belongs-to-town-settlement = Sí, quiere establecerse aquí
fact-belongs-to-town-no = No
fact-sex = Sexo
fact-sex-female = Mujer
fact-sex-male = Hombre
fact-sex-other = Otro
fact-dependent-children = ¿Cuántos hijos menores tiene?

## Criteria

criterion-of-the-town = Es de este municipio o quiere establecerse en él

## Roles

role-prison = Gestión de caso de la prisión
role-town = Coordinación de reinserción del ayuntamiento
role-probation = Servicio de penas y medidas
role-prior-care = Servicio que ya lo atendía
role-housing-provider = Entidad de vivienda
role-job-agency = Servicio de empleo

## Stages

stage-first-days = Primeros días
stage-custody = En prisión
stage-first-weeks = Primeras semanas fuera
stage-follow-up = Seguimiento

## Needs

need-identity = Documentación
need-shelter = Techo
need-work-and-income = Trabajo e ingresos
need-debt = Deudas
need-care = Salud
need-network = Red social

## Milestones

milestone-signal = Aviso al ayuntamiento
milestone-offer = Oferta de Samen starten
milestone-track-meeting = Reunión para trazar el camino (TBO)
milestone-track-meeting-late = Se empezó tarde: se hace en los primeros días.
milestone-measured-at-admission = Cinco condiciones básicas medidas al ingreso
milestone-detention-and-reintegration-plan = Plan de detención y reinserción
milestone-detention-and-reintegration-plan-late = Se empezó tarde: se hace en los primeros días.
milestone-handover-meeting = Reunión de traspaso
milestone-handover-meeting-late = Se empezó tarde: se hace en los primeros días.
milestone-release-six-check = Comprobación de los seis puntos del día de la salida
milestone-release-six-check-late = Se empezó tarde: se hace en los primeros días.
milestone-measured-at-release = Cinco condiciones básicas medidas a la salida
milestone-first-contact = Primer contacto fuera
milestone-review-outside = Revisión a los tres meses
milestone-measured-after-six-months = Cinco condiciones básicas medidas a los seis meses
milestone-exit-report = Informe de salida
milestone-care-of-children = Cuidado de los hijos arreglado
milestone-care-of-children-late = Se empezó tarde: se hace en los primeros días.
milestone-care-of-children-not-applicable = No hay hijos menores.
milestone-safe-shelter = Techo seguro confirmado
milestone-safe-shelter-late = Se empezó tarde: se hace en los primeros días.

## What is measured

condition-identity = Documento de identidad válido
condition-shelter = Techo
condition-work-and-income = Trabajo e ingresos
condition-debt = Deudas conocidas y tratadas
condition-care = Atención y cobertura sanitaria

## Documents and meetings

document-detention-and-reintegration-plan = Plan de detención y reinserción
document-exit-report = Informe de salida
meeting-track-meeting = Reunión para trazar el camino (TBO)
meeting-handover = Reunión de traspaso

## Standards

standard-met-in-time = Nueve de cada diez personas se sientan a la mesa en diez días
standard-five-conditions = Cuatro de cada cinco personas tienen las cinco condiciones a los seis meses

## Variants

variant-women = Apoyo para mujeres
no-variant-youth = Los menores de dieciocho años están en otro lugar, con una ley propia.

## Ends

exit-conditions-in-place = Las cinco condiciones se cumplen
exit-time-over = Se acabó el tiempo del programa
exit-own-wish = La persona quiso dejarlo
exit-moved-away = Se fue a vivir fuera
exit-return-to-custody = Volvió a prisión
exit-contact-lost = Se perdió el contacto
exit-died = La persona ha muerto

## No access

no-access-restrictions = Con comunicaciones restringidas
no-access-transferred = Traslado a otra prisión
no-access-hospital = En el hospital

## Qué dicen las fuentes

window-source = desde el primer día; se mide a los seis meses; que el programa acabe ahí es una propuesta propia
basis-covenant-source = convenio del municipio, la prisión, Reclassering Nederland y Tactus, 4 de julio de 2019
basis-permission-source = con el permiso de la persona, necesario desde mayo de 2019
basis-plan-alignment-source = Wet straffen en beschermen: ya no hace falta el permiso para acordar el plan
basis-mayors-information-source = la alcaldía sabe del regreso de personas condenadas por violencia grave o delitos sexuales, permisos incluidos
criterion-of-the-town-source = todos los residentes en la prisión del municipio, por origen, residencia principal o lugar donde quieren vivir
milestone-signal-source = el municipio recibe un aviso el día del ingreso
milestone-offer-source = antes de la reunión
milestone-track-meeting-source = la reunión que fija el camino (TBO) en los diez días después del ingreso
milestone-measured-at-admission-source = las cinco condiciones se miden al ingreso
milestone-detention-and-reintegration-plan-source = el plan en un mes desde el ingreso (reglamento de 2014)
milestone-handover-meeting-source = traspaso; el día es una propuesta propia
milestone-measured-at-release-source = se mide a la salida
milestone-measured-after-six-months-source = se mide seis meses después de la salida
variant-women-source = una forma para mujeres; el contenido es una propuesta propia
standard-met-in-time-source = en diez días; la proporción es una propuesta propia
standard-five-conditions-source = se mide; la proporción es una propuesta propia
