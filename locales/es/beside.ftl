beside-title = Para entidades que no pueden leerlo todo
beside-summary = En resumen (opcional)
beside-summary-hint = Lo que lee una entidad que puede ver un resumen y nada más. Nunca se hace a partir de sus palabras.
beside-consequence = Qué deben hacer o evitar los demás (opcional)
beside-consequence-hint = Sin el motivo. Por ejemplo: ninguna planta baja; una cita los martes por la mañana.
beside-in-short = En resumen
beside-follows = Qué resulta de ello
beside-error-too-long = Use como máximo { $max } caracteres: es la forma breve
