## The programme

name = Acompañamiento postpenitenciario
summary = Acompaña durante un año a las personas que salen de prisión sin familia ni entorno que las apoye. Es voluntario.

## Legal bases

basis-service-contract = Contrato del servicio con el Departamento de Justicia
basis-permission = Permiso de la persona

## Facts and their questions

fact-release-type = ¿Cómo sale de prisión?
fact-release-type-final = Libertad definitiva
fact-release-type-conditional = Libertad condicional
fact-release-type-open-regime = Régimen abierto
fact-support-network = ¿Tiene familia o entorno con quien pueda contar?
fact-support-network-none = Nadie
fact-support-network-weak = Alguien, pero es un apoyo débil
fact-support-network-strong = Sí, un apoyo sólido
fact-sex = Sexo
fact-sex-female = Mujer
fact-sex-male = Hombre
fact-sex-other = Otro
fact-dependent-children = ¿Cuántos hijos menores tiene?

## Criteria

criterion-final-release = Sale con libertad definitiva
criterion-no-transition-mechanism = No tiene ningún mecanismo de transición, como la libertad condicional o el régimen abierto
criterion-no-strong-network = No tiene una red de apoyo sólida

## Roles

role-prison = Equipo del centro penitenciario
role-support-team = Equipo de acompañamiento
role-town-hall = Ayuntamiento
role-housing-provider = Entidad de vivienda
role-job-agency = Servicio de empleo
role-health-service = Servicio de salud

## Stages

stage-preparation = Preparación de la salida
stage-first-weeks = Primeras semanas
stage-accompaniment = Acompañamiento
stage-closing = Cierre

## Needs

need-housing = Vivienda
need-employment = Empleo
need-physical-health = Salud física
need-mental-health = Salud mental
need-substance-use = Consumo de sustancias
need-finance = Dinero, prestaciones y deudas
need-family = Familia e hijos
need-social-links = Relaciones y entorno
need-autonomy = Autonomía

## Milestones

milestone-referral = Derivación al servicio
milestone-offer = Oferta del servicio
milestone-joint-interview = Entrevista conjunta en prisión
milestone-joint-interview-late = Se ha empezado tarde: la entrevista se hace en los primeros días.
milestone-review-before-release = Revisión un mes antes de la salida
milestone-review-before-release-late = Ya no hay tiempo para la revisión: el plan de trabajo la sustituye.
milestone-handover-meeting = Reunión de traspaso
milestone-handover-meeting-late = Se ha empezado tarde: la reunión se hace en los primeros días.
milestone-work-plan = Plan de trabajo acordado
milestone-work-plan-late = Se ha empezado tarde: el plan se redacta en los primeros días.
milestone-release-six-check = Comprobación de las seis cosas de la salida
milestone-release-six-check-late = Se ha empezado tarde: se comprueba todo en los primeros días.
milestone-gate = Recogida a la salida
milestone-first-contact = Primer contacto fuera, en 24 horas
milestone-review-30 = Revisión a los 30 días
milestone-review-90 = Revisión a los 90 días
milestone-review-180 = Revisión a los 180 días
milestone-exit-report = Informe final
milestone-gender-plan = Plan con perspectiva de género
milestone-gender-plan-late = Se ha empezado tarde: el plan se redacta en los primeros días.
milestone-safe-housing = Vivienda segura confirmada
milestone-safe-housing-late = Se ha empezado tarde: se busca un lugar seguro en los primeros días.
milestone-child-contact = Contacto con los hijos
milestone-child-contact-not-applicable = No tiene hijos menores.

## Documents and meetings

document-work-plan = Plan de trabajo
document-review = Revisión del plan
document-exit-report = Informe final
meeting-joint-interview = Entrevista conjunta
meeting-handover = Reunión de traspaso

## Standards

standard-first-contact = Nueve de cada diez personas tienen un primer contacto en 24 horas
standard-still-linked = Tres de cada cuatro personas siguen vinculadas al cabo de un año

## Variants

variant-women = Acompañamiento para mujeres
no-variant-youth = El servicio es para personas adultas; las menores de edad tienen un servicio propio.

## Ends

exit-goals-reached = Ha alcanzado sus objetivos
exit-time-over = Se ha acabado el tiempo del servicio
exit-own-wish = La persona lo ha querido dejar
exit-moved-away = Se ha trasladado fuera del ámbito del servicio
exit-return-to-custody = Ha vuelto a prisión
exit-contact-lost = Se ha perdido el contacto
exit-died = Ha fallecido

## No access

no-access-visit-refused = El centro no ha autorizado la visita
no-access-transferred = La persona ha sido trasladada a otro centro
no-access-isolation = Está en un régimen que no permite visitas
no-access-hospital = Está en el hospital

## Qué dicen las fuentes

window-source = hasta tres meses antes, de ocho a doce meses después
basis-service-contract-source = una prueba piloto con el Departamento de Justicia y después un servicio financiado con fondos públicos
basis-permission-source = voluntario: no se comparte nada sin la persona
criterion-final-release-source = libertad definitiva
criterion-no-transition-mechanism-source = sin régimen abierto ni libertad condicional
criterion-no-strong-network-source = sin un apoyo sólido de la familia o del entorno
milestone-referral-source = deriva el trabajador social de la prisión; el día es una propuesta propia
milestone-joint-interview-source = una entrevista conjunta en prisión antes de la salida; el día es una propuesta propia
milestone-work-plan-source = un plan de trabajo; el día es una propuesta propia
milestone-release-six-check-source = según la regla sobre lo que necesita una persona en la puerta
milestone-exit-report-source = se cierra al final del plazo; el informe es una propuesta propia
variant-women-source = un plan que tiene en cuenta las necesidades de las mujeres; el contenido es una propuesta propia
standard-still-linked-source = según el informe de 2016, el 78 % seguía vinculado al cabo de un año; el umbral es una propuesta propia
