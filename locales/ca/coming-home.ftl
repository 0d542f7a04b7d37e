# Tornen a casa: les persones d’un municipi.
coming-home-menu = Tornen a casa
coming-home-title = Tornen a casa
coming-home-title-town = Tornen a casa: { $town }
coming-home-lead = { $n ->
    [0] Cap persona dels vostres casos surt en els propers { $days } dies.
    [one] Una persona dels vostres casos surt en els propers { $days } dies.
   *[other] { $n } persones dels vostres casos surten en els propers { $days } dies.
}
coming-home-lead-no-shelter = { $n ->
    [one] Una no té allotjament.
   *[other] { $n } no tenen allotjament.
}
coming-home-lead-no-id = { $n ->
    [one] Una no té document d’identitat.
   *[other] { $n } no tenen document d’identitat.
}
coming-home-empty-title = Encara ningú
coming-home-empty = Les persones apareixen aquí quan el vostre municipi ha acceptat una petició i és al cas.
coming-home-empty-act = Mira les peticions
coming-home-nobody-soon = No surt ningú en els propers { $days } dies.
coming-home-only-accepted = Només persones en el cas de les quals hi ha la vostra entitat. Les altres no es mostren ni es compten.
coming-home-passed = La data ha passat: ha sortit?
coming-home-week = Setmana del { $date }
coming-home-no-date = Data desconeguda
coming-home-elsewhere = Dels vostres casos, van a un altre municipi
coming-home-head-leaves = Surt
coming-home-head-person = Persona
coming-home-id = Document
coming-home-shelter = Allotjament
coming-home-income = Ingressos
coming-home-debt = Deutes
coming-home-care = Atenció
coming-home-ready = A punt
coming-home-waiting = En espera
coming-home-missing = Falta
coming-home-declined = No ho vol
coming-home-needs-help = Cal ajuda
coming-home-not-known = No se sap
coming-home-date-not-known = No se sap
coming-home-town-not-known = Municipi desconegut
coming-home-no-lead = encara sense gestor de cas
coming-home-disputes = Dieu que el responsable és un altre municipi
coming-home-disputes-why = Ho decideix qui va derivar. Fins aleshores no veieu aquestes persones.
coming-home-dispute = { $town }, des del { $date }: { $reason }
coming-home-town-disputes = { $agency } no hi està d’acord
coming-home-town-asked = S’ha demanat a { $agency }
