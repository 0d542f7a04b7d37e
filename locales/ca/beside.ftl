beside-title = Per a entitats que no ho poden llegir tot
beside-summary = En resum (opcional)
beside-summary-hint = El que llegeix una entitat que pot veure un resum i res més. Mai no es fa a partir de les vostres paraules.
beside-consequence = Què han de fer o evitar els altres (opcional)
beside-consequence-hint = Sense el motiu. Per exemple: cap planta baixa; una cita els dimarts al matí.
beside-in-short = En resum
beside-follows = Què en resulta
beside-error-too-long = Feu servir { $max } caràcters com a màxim: és la forma breu
