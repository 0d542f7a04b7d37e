-- Tables that the program no longer has, but that the bare statements were fixed with: what they write may not
-- get less because the program has found a way to write less.

-- write: payloads
CREATE TABLE IF NOT EXISTS ledger_payload (
  chain TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  salt TEXT,
  payload TEXT,
  erased_under TEXT,
  PRIMARY KEY (chain, sequence)
) STRICT;
