# El full de sortida: el que s'emporta la persona. Paraules planeres, dites a ella.
sheet-title = Full de sortida de { $name }
sheet-titles = { $n ->
    [one] Un full de sortida
   *[other] { $n } fulls de sortida
}
sheet-how = Imprimiu aquesta pàgina amb el navegador: un full de paper per persona. El que hi ha al voltant no s'imprimeix.
sheet-language = En quina llengua?
sheet-nobody-title = Fulls de sortida
sheet-nobody = No hi ha ningú marcat. Torneu a la llista i marqueu les persones de qui voleu el full.
sheet-no-day = Encara no se sap el dia
sheet-item-id = Document d'identitat
sheet-item-bed = Un llit
sheet-item-money = Diners
sheet-item-travel = Viatge
sheet-item-medicine = Medicines
sheet-item-contact = Una persona
sheet-waiting = S'ha demanat i esperem la resposta.
sheet-missing = Encara no hi és. Demana-ho abans de marxar.
sheet-declined = No ho vols.
sheet-afterwards = Després
sheet-afterwards-none = Encara no hi ha res concertat.
sheet-help = Si alguna cosa va malament
sheet-call = Truca a
sheet-danger = Perill de vida:
sheet-emergency = 112
sheet-signed = Signatura
sheet-given-by = Lliurat per
sheet-hour = Hora
