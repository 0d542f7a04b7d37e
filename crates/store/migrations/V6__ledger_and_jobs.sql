-- The ledger: headers hold no name, value or free text; payloads can be erased.

CREATE TABLE ledger_head (
  chain TEXT NOT NULL PRIMARY KEY,
  sequence BIGINT NOT NULL,
  hash TEXT NOT NULL,
  -- The sequence the last checkpoint saw.
  checkpointed BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE ledger_entry (
  chain TEXT NOT NULL,
  sequence BIGINT NOT NULL,
  previous_hash TEXT NOT NULL,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  agency_id TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  categories TEXT NOT NULL,
  rule TEXT NOT NULL,
  commitment TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (chain, sequence)
);

CREATE TABLE ledger_payload (
  chain TEXT NOT NULL,
  sequence BIGINT NOT NULL,
  salt TEXT,
  payload TEXT,
  erased_under TEXT,
  PRIMARY KEY (chain, sequence)
);

-- A checkpoint lists the heads that moved since the one before; its digest covers that one too.
-- The digest, kept outside, is what reveals a truncated tail or a restored old backup.
CREATE TABLE ledger_checkpoint (
  number BIGINT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  heads BIGINT NOT NULL,
  digest TEXT NOT NULL
);

CREATE TABLE ledger_checkpoint_head (
  number BIGINT NOT NULL REFERENCES ledger_checkpoint (number),
  chain TEXT NOT NULL,
  sequence BIGINT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (number, chain)
);

CREATE TABLE job (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('queued', 'running', 'done', 'failed')),
  attempts BIGINT NOT NULL DEFAULT 0,
  run_at BIGINT NOT NULL,
  locked_until BIGINT,
  progress BIGINT NOT NULL DEFAULT 0,
  total BIGINT NOT NULL DEFAULT 0,
  last_error TEXT,
  created_at BIGINT NOT NULL,
  finished_at BIGINT
);
CREATE INDEX job_due ON job (status, run_at);
