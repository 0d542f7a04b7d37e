# Avui: com a molt tres coses en vermell.
today-title = Avui
today-lead = { $date }. { $n ->
    [0] No hi ha res en vermell.
    [one] Una cosa no pot esperar.
   *[other] { $n } coses no poden esperar.
}
today-none = No hi ha res que no pugui esperar.
today-red = El que no pot esperar
today-why = Per què aquestes
today-why-three = Mai més de { $n }: a qui se l’avisa de tot no se l’avisa de res. La resta es compta a sota.
today-why-order = Primer, una primera setmana a fora sense contacte; després, una sortida que ningú no ha confirmat; després, el que ha vençut, començant pel més antic. Cada persona hi surt una vegada.
today-because-first-week = En vermell perquè la primera setmana a fora és la que més decideix i ningú no hi ha tingut contacte.
today-because-released = En vermell perquè ningú no sap si la persona ja és a fora.
today-because-milestone = En vermell perquè ha passat una data del programa.
today-because-step = En vermell perquè un pas acordat ha passat de data.
today-act-note = Escriu una nota
today-act-release = Digueu si ja ha sortit
today-act-timeline = Mira la línia del temps
today-act-plan = Obre el pla
today-rest = Tota la resta
today-more-red = { $n ->
    [one] Una persona més amb alguna cosa en vermell
   *[other] { $n } persones més amb alguna cosa en vermell
}
today-due = { $n ->
    [one] Una persona amb alguna cosa per avui o aquesta setmana
   *[other] { $n } persones amb alguna cosa per avui o aquesta setmana
}
today-silent = { $n ->
    [one] Una persona sense contacte des de fa { $days } dies
   *[other] { $n } persones sense contacte des de fa { $days } dies
}
today-requests = { $n ->
    [one] Una petició espera la vostra entitat
   *[other] { $n } peticions esperen la vostra entitat
}
today-notices = { $n ->
    [one] Un avís sense llegir
   *[other] { $n } avisos sense llegir
}
today-people = { $n ->
    [one] L’única persona que porteu
   *[other] Totes les persones ({ $n })
}
today-team-silent = Casos en silenci de l’equip
today-workload = Càrrega de l’equip
