# La càrrega d'un equip, ara i d'aquí a dotze setmanes.
workload-title = Càrrega de casos
workload-lead = { $agency } porta { $load } de { $line }, comptant en persones de pes mitjà.
workload-over = { $n ->
    [0] Ningú no passa de la línia vermella.
    [one] Una persona de l’equip passa de la línia vermella.
   *[other] { $n } persones de l’equip passen de la línia vermella.
}
workload-of = { $load } de { $line }
workload-of-over = { $load } de { $line }, per sobre de la línia vermella
workload-over-spoken = per sobre de la línia vermella
workload-team = Tot l’equip
workload-workers = Cada professional
workload-worker = Professional
workload-away = Fora
workload-people = { $n ->
    [one] { $n } persona
   *[other] { $n } persones
}
workload-waiting = S’hi compten { $n ->
    [one] un cas que encara no porta ningú
   *[other] { $n } casos que encara no porta ningú
} ({ $weight }).
workload-undated = { $n ->
    [one] Una persona de la qual no us comparteixen les dates compta com una persona mitjana.
   *[other] { $n } persones de les quals no us comparteixen les dates compten com a persones mitjanes.
}
workload-waiting-link = Respon les peticions
workload-not-led = Encara sense gestor
workload-line-own = La línia vermella és pròpia d’aquest professional.
workload-line = { $percent } % de jornada, { $capacity } a jornada completa.
workload-under = Per sota de la línia vermella les pròximes dotze setmanes.
workload-over-until = Torna a ser per sota de la línia vermella a partir del { $date }.
workload-over-throughout = Per sobre de la línia vermella les pròximes dotze setmanes.
workload-over-from = Per sobre de la línia vermella a partir del { $date }.
workload-now = Ara
workload-red-line = Línia vermella
workload-weeks = Setmana a setmana
workload-drawn = { $name }: { $load } ara, { $most } com a màxim les pròximes dotze setmanes, línia vermella a { $line }. { $outlook }
workload-reassign = Reassigna persones
workload-enter-away = Introdueix una absència
workload-how = Com es compta
workload-how-weights = Cada persona pesa el que pesa la fase del seu programa: 1 és una persona de pes mitjà. En diversos programes compta el que pesa més.
workload-how-forecast = La previsió fa avançar tothom per les fases segons les seves dates. Qui surt de la presó entra a les primeres setmanes; quan un programa es tanca, ja no pesa. No s’hi endevina ningú de nou.
workload-how-line = La línia vermella és el que l’entitat fixa per a la jornada completa, per la part de jornada, o un nombre propi. La de l’equip no compta qui és fora.
workload-now-over = { $name } porta ara { $load } de { $line }, per sobre de la línia vermella.
workload-weeks-hint = Tots els números dels dibuixos de dalt. En una pantalla estreta la taula es desplaça de costat.
workload-spared = Preguntes que no es van repetir
workload-spared-hint = Una altra entitat tenia la resposta, i algú va dir que continua sent així.
workload-programme = Programa
workload-questions = Preguntes
