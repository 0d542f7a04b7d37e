# La hoja de salida: lo que se lleva la persona. Palabras sencillas, dichas a ella.
sheet-title = Hoja de salida de { $name }
sheet-titles = { $n ->
    [one] Una hoja de salida
   *[other] { $n } hojas de salida
}
sheet-how = Imprima esta página con el navegador: una hoja de papel por persona. Lo que hay alrededor no se imprime.
sheet-language = ¿En qué lengua?
sheet-nobody-title = Hojas de salida
sheet-nobody = No hay nadie marcado. Vuelva a la lista y marque a las personas cuya hoja necesita.
sheet-no-day = Aún no se sabe el día
sheet-item-id = Documento de identidad
sheet-item-bed = Una cama
sheet-item-money = Dinero
sheet-item-travel = Viaje
sheet-item-medicine = Medicinas
sheet-item-contact = Una persona
sheet-waiting = Se ha pedido y esperamos la respuesta.
sheet-missing = Aún no está. Pídelo antes de salir.
sheet-declined = No lo quieres.
sheet-afterwards = Después
sheet-afterwards-none = Aún no hay nada concertado.
sheet-help = Si algo va mal
sheet-call = Llama a
sheet-danger = Peligro de vida:
sheet-emergency = 112
sheet-signed = Firma
sheet-given-by = Entregado por
sheet-hour = Hora
