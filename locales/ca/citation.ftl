# On és escrita una regla.
citation-read = Llegit a la font
citation-own-proposal = Proposta pròpia, no verificada
citation-general-knowledge = Coneixement general, no verificat
citation-not-verified = No verificat
