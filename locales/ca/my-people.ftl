my-people-title = Les meves persones
my-people-lead = { $date }. { $n ->
    [0] Avui no venç res.
   *[other] { $n } avui.
}
my-people-first-weeks = { $n ->
    [one] Una és a la primera setmana sense cap contacte.
   *[other] { $n } són a la primera setmana sense cap contacte.
}
my-people-views = Vistes de les meves persones
my-people-tab = { $code ->
    [today] Avui
    [overdue] Vençut
    [silent] { $days } dies en silenci
   *[all] Totes
}
my-people-nobody = { $code ->
    [overdue] No hi ha res vençut.
    [silent] Hi ha hagut contacte amb tothom en els últims { $days } dies.
   *[today] Avui no venç res.
}
my-people-none = Encara no porteu cap cas
my-people-none-lead = Les persones apareixen aquí quan la vostra entitat accepta un cas i us nomena.
my-people-none-act = Mireu qui surt aviat
my-people-person = Persona
my-people-why = Per què
my-people-last = Últim contacte
my-people-act = Què es pot fer
my-people-write = Escriu una nota
my-people-writing = Escrivint
my-people-no-contact = Encara cap
my-people-tried = { $n ->
    [one] intentat una vegada des d’aleshores
   *[other] intentat { $n } vegades des d’aleshores
}
my-people-for = Per { $name }
my-people-covers = Substituïu { $names }. Les seves persones estan marcades i no compten en la vostra càrrega.
my-people-leaves = Surt { $when }
my-people-passed = El dia de llibertat ja ha passat
my-people-inside = A dins, encara sense data
my-people-community = A la comunitat
my-people-dates-withheld = Dates no compartides
my-people-first-week = Primera setmana: { $n } dies sense contacte
my-people-released = Ja ha sortit? El dia era { $date }
my-people-leaves-today = Surt avui
my-people-leaves-soon = Surt { $date }
my-people-overdue = { $what }: vencia el { $date }, { $n ->
    [one] fa { $n } dia
   *[other] fa { $n } dies
}
my-people-due = { $what }: avui
my-people-silent = { $n } dies sense contacte
my-people-next = Següent: { $what }, { $date }
my-people-handover = Un traspàs espera la vostra resposta
my-people-handover-from = { $name } us demana que us en feu càrrec. Sense resposta, torna després de { $date }.
my-people-answer = Respon
my-people-load = { $people ->
    [one] { $people } persona
   *[other] { $people } persones
}: { $intensive } intensives ({ $intensive-weight }), { $regular } regulars ({ $regular-weight }), { $light } lleus ({ $light-weight }).
my-people-counted = Com es compta
my-people-counted-weights = Cada persona pesa el que pesa la fase del seu programa: 1 és una persona mitjana. Si és en diversos programes, compta el més alt.
my-people-counted-line = La vostra entitat fixa { $capacity } per a una jornada completa. Treballeu el { $percent } %, i la vostra línia vermella és { $line }.
my-people-retry = Torneu-ho a provar: { $why }
my-people-today = Avui: el que no pot esperar
my-people-counted-own = Teniu una línia vermella pròpia: { $n }.
my-people-bulk-invitation = Marqueu persones per imprimir-ne els fulls o anotar una de les sis coses
my-people-bulk-reassign = Passa-les a un company
