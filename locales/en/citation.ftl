# Where a rule is laid down.
citation-read = Read in the source
citation-own-proposal = Own proposal, not verified
citation-general-knowledge = General knowledge, not verified
citation-not-verified = Not verified
