# Dónde está escrita una regla.
citation-read = Leído en la fuente
citation-own-proposal = Propuesta propia, no verificada
citation-general-knowledge = Conocimiento general, no verificado
citation-not-verified = No verificado
