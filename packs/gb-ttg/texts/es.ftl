## The programme

name = A través de la puerta
summary = Hace una primera valoración de todo el mundo al ingreso, prepara la salida durante doce semanas y sigue un año fuera. El plan es una oferta; la supervisión tras una pena corta es ley.

## Legal bases

basis-supervision = Offender Rehabilitation Act 2014: supervisión tras penas cortas
basis-company-contract = Contrato con las empresas de reinserción
basis-resettlement-policy = Marco de política de preparación de la salida y reinserción
basis-permission = El permiso de la persona

## Facts and their questions

fact-sentence-months = ¿De cuántos meses es la pena?
fact-sex = Sexo
fact-sex-female = Mujer
fact-sex-male = Hombre
fact-sex-other = Otro
fact-age = Edad
fact-accommodation = ¿Dónde vivirá la persona cuando salga?
fact-accommodation-none = Todavía no tiene adónde ir
fact-accommodation-temporary = En un lugar provisional
fact-accommodation-settled = En una vivienda estable
fact-service-level = ¿Qué nivel de servicio resultó de la valoración?
fact-service-level-one = Nivel 1: lo que necesita todo el mundo
fact-service-level-two = Nivel 2: se ha identificado una necesidad
fact-service-level-three = Nivel 3: se juntan varias necesidades
fact-meet-at-gate = ¿Desea la persona que la esperen en la puerta?

## Criteria

criterion-up-to-four-years = La pena es de cuatro años o menos

## Roles

role-prison = Equipo de la prisión
role-resettlement-team = Equipo de reinserción
role-housing-adviser = Asesoría de vivienda
role-mentor = Mentoría
role-council = Ayuntamiento
role-job-centre = Oficina de empleo
role-health-service = Servicio de salud

## Stages

stage-reception = Ingreso
stage-resettlement = Doce semanas de preparación
stage-first-weeks = Primeras semanas fuera
stage-supervision = Apoyo y supervisión

## The seven pathways, and two for women

need-accommodation = Alojamiento
need-attitudes = Actitudes, pensamiento y conducta
need-children-and-families = Hijos, familia y comunidad
need-drugs-and-alcohol = Drogas y alcohol
need-education-skills-work = Educación, formación y trabajo
need-finance-and-id = Dinero y documentación
need-health = Salud
need-abuse = Vivir sin malos tratos
need-sex-work = Salidas del trabajo sexual

## Milestones

milestone-screening-1 = Valoración básica al ingreso, primera parte
milestone-screening-2 = Valoración básica al ingreso, segunda parte
milestone-offer = Oferta del plan
milestone-resettlement-plan = Plan de reinserción
milestone-resettlement-plan-late = Se empezó tarde: se hace en los primeros días.
milestone-review-12-weeks = Revisión doce semanas antes de la salida
milestone-review-12-weeks-late = Se empezó tarde: se hace en los primeros días.
milestone-level-one = Nivel 1: arreglado lo que necesita todo el mundo
milestone-level-one-late = Se empezó tarde: se hace en los primeros días.
milestone-level-two = Nivel 2: servicios para las necesidades halladas
milestone-level-two-late = Se empezó tarde: se hace en los primeros días.
milestone-level-two-not-applicable = La valoración no ha hallado necesidad.
milestone-level-three = Nivel 3: reunión de caso
milestone-level-three-late = Se empezó tarde: se hace en los primeros días.
milestone-level-three-not-applicable = Las necesidades no piden una reunión propia.
milestone-housing-referral = Derivación a la autoridad de vivienda, si la persona está de acuerdo
milestone-housing-referral-late = Se empezó tarde: se hace en los primeros días.
milestone-housing-referral-not-applicable = Ya hay una vivienda adonde ir.
milestone-rent-deposit = Decisión sobre la fianza del alquiler
milestone-rent-deposit-late = Se empezó tarde: se hace en los primeros días.
milestone-rent-deposit-not-applicable = No hace falta fianza.
milestone-handover-meeting = Reunión de traspaso
milestone-handover-meeting-late = Se empezó tarde: se hace en los primeros días.
milestone-mentor-meets = La mentora conoce a la persona dentro
milestone-mentor-meets-late = Se empezó tarde: se hace en los primeros días.
milestone-mentor-meets-not-applicable = La persona no desea que la esperen.
milestone-release-six-check = Comprobación de los seis puntos del día de la salida
milestone-release-six-check-late = Se empezó tarde: se hace en los primeros días.
milestone-gate = Encuentro en la puerta
milestone-gate-not-applicable = La persona no desea que la esperen.
milestone-first-contact = Primer contacto fuera, en 24 horas
milestone-first-week = Tres contactos la primera semana
milestone-first-week-not-applicable = Las necesidades no lo piden.
milestone-review-outside = Revisión doce semanas después de la salida
milestone-supervision-begins = Primer encuentro de supervisión
milestone-supervision-begins-not-applicable = La pena es de un año o más.
milestone-supervision-ends = Fin de la supervisión
milestone-supervision-ends-not-applicable = La pena es de un año o más.
milestone-exit-report = Informe de salida
milestone-women-pathways = Se habla de los otros itinerarios para mujeres, con una profesional si lo desea
milestone-women-pathways-late = Se empezó tarde: se hace en los primeros días.
milestone-safe-accommodation = Alojamiento seguro confirmado
milestone-safe-accommodation-late = Se empezó tarde: se hace en los primeros días.
milestone-youth-plan = Plan para la persona joven completo
milestone-youth-plan-late = Se empezó tarde: se hace en los primeros días.
milestone-youth-release-day = Día de la salida arreglado: quién espera a la persona joven y cómo viaja
milestone-youth-release-day-late = Se empezó tarde: se hace en los primeros días.

## Documents and meetings

document-resettlement-plan = Plan de reinserción
document-gate-plan = Plan para la puerta
document-gate-plan-time = A qué hora
document-gate-plan-place = En qué puerta
document-gate-plan-who = Quién espera allí
document-exit-report = Informe de salida
meeting-handover = Reunión de traspaso
meeting-case-meeting = Reunión de caso
meeting-mentor = Primer encuentro con la mentora

## Standards

standard-screening-in-time = Todo el mundo se valora en 72 horas
standard-first-night = Nueve de cada diez personas tienen cama la primera noche

## Variants

variant-women = Apoyo para mujeres
variant-youth = Apoyo para menores de dieciocho años

## Ends

exit-goals-reached = Objetivos alcanzados
exit-time-over = Se acabó el tiempo del servicio
exit-own-wish = La persona quiso dejarlo
exit-moved-away = Se fue a vivir fuera
exit-recalled = Volvió a prisión por revocación
exit-contact-lost = Se perdió el contacto
exit-died = La persona ha muerto

## No access

no-access-visit-refused = La prisión no permitió la visita
no-access-transferred = Traslado a otra prisión
no-access-court = Ese día estaba en el juzgado
no-access-hospital = En el hospital

## Qué dicen las fuentes

window-source = desde el ingreso; doce meses de supervisión; las doce semanas son una propuesta propia
basis-supervision-source = Offender Rehabilitation Act 2014, supervisión después de condenas de menos de doce meses; el primer día es conocimiento general
basis-company-contract-source = contratos con unas condiciones claras e iguales para todos; el último día es conocimiento general
basis-resettlement-policy-source = Pre-release and Resettlement Policy Framework, publicado en septiembre de 2022, vigente en abril de 2023
basis-permission-source = la derivación al servicio de vivienda requiere el consentimiento
criterion-up-to-four-years-source = entrevista inicial y plan al ingreso, para condenas de cuatro años o menos
milestone-screening-1-source = entrevista inicial, parte 1, por el personal de la prisión en 72 horas
milestone-screening-2-source = unos días después de la parte 1; los cinco días hábiles son conocimiento general
milestone-offer-source = el plan se ofrece a todos; el día es una propuesta propia
milestone-resettlement-plan-source = con la parte 2 de la entrevista; el día es conocimiento general
milestone-review-12-weeks-source = la preparación activa de la salida empieza doce semanas antes
milestone-level-one-source = se hace en tres niveles, cada uno con una lista por ámbito; el día es una propuesta propia
milestone-level-two-source = cuando se ha detectado una necesidad; el día es una propuesta propia
milestone-level-three-source = cuando coinciden varias necesidades; el día es una propuesta propia
milestone-housing-referral-source = derivación al servicio de vivienda, con el consentimiento de la persona; los 56 días son conocimiento general
milestone-rent-deposit-source = ayudas para la fianza del alquiler; el día es una propuesta propia
milestone-mentor-meets-source = mentores que esperan a las personas en la puerta; el día es una propuesta propia
milestone-gate-source = se espera en la puerta a quien conviene, y siempre a los niños y jóvenes
milestone-first-week-source = apoyo intensivo para quien es más difícil de alcanzar; los tres contactos de la primera semana son una propuesta propia
milestone-supervision-begins-source = supervisión después de una condena de menos de doce meses; el día del primer encuentro es conocimiento general
milestone-supervision-ends-source = doce meses de supervisión
milestone-women-pathways-source = dos ámbitos más; el día es una propuesta propia
milestone-youth-plan-source = el plan está completo catorce días antes de la salida
milestone-youth-release-day-source = dos semanas antes queda acordado quién espera al chico o a la chica y cómo van
variant-women-source = un apoyo propio para las mujeres; el contenido es una propuesta propia
standard-screening-in-time-source = en 72 horas; que sea para todos es una propuesta propia
standard-first-night-source = las empresas hablaban del 90 %; la inspección no encontró datos de resultados
