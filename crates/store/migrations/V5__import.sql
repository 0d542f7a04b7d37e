-- Release lists: each run, what was last accepted for each key, what was rejected and why.

CREATE TABLE import_run (
  id TEXT NOT NULL PRIMARY KEY,
  source_id TEXT NOT NULL,
  source_hash TEXT NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agency (id),
  file_name TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  list_date TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('running', 'done', 'failed')),
  actor_id TEXT REFERENCES app_user (id),
  started_at BIGINT NOT NULL,
  finished_at BIGINT,
  rows_total BIGINT NOT NULL DEFAULT 0,
  rows_done BIGINT NOT NULL DEFAULT 0,
  rows_new BIGINT NOT NULL DEFAULT 0,
  rows_changed BIGINT NOT NULL DEFAULT 0,
  rows_unchanged BIGINT NOT NULL DEFAULT 0,
  rows_rejected BIGINT NOT NULL DEFAULT 0,
  rows_gone BIGINT NOT NULL DEFAULT 0,
  warnings BIGINT NOT NULL DEFAULT 0,
  error TEXT
);
CREATE INDEX import_run_by_source ON import_run (source_id, list_date);

-- The last accepted row of a key: what "changed" is measured against.
CREATE TABLE import_accepted (
  source_id TEXT NOT NULL,
  source_key TEXT NOT NULL,
  record_id TEXT NOT NULL REFERENCES person_record (id),
  fields TEXT NOT NULL,
  row_hash TEXT NOT NULL,
  first_run_id TEXT NOT NULL REFERENCES import_run (id),
  last_run_id TEXT NOT NULL REFERENCES import_run (id),
  gone_since_run_id TEXT REFERENCES import_run (id),
  PRIMARY KEY (source_id, source_key)
);

-- Rejected rows and warnings, as written, until corrected, imported again or set aside.
CREATE TABLE import_finding (
  run_id TEXT NOT NULL REFERENCES import_run (id),
  row_number BIGINT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('rejected', 'warning', 'gone')),
  reason TEXT NOT NULL,
  field TEXT,
  source_key TEXT,
  raw TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'corrected', 'superseded', 'set_aside', 'noted')),
  closed_by TEXT REFERENCES app_user (id),
  closed_at BIGINT,
  note TEXT,
  PRIMARY KEY (run_id, row_number, severity, reason)
);
CREATE INDEX import_finding_by_key ON import_finding (source_key, status);

-- Two records that may be one person, or one key on two people: somebody looks.
CREATE TABLE match_review (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('shared_identifier', 'key_conflict')),
  agency_id TEXT NOT NULL REFERENCES agency (id),
  left_key TEXT NOT NULL,
  right_key TEXT NOT NULL,
  left_record_id TEXT REFERENCES person_record (id),
  right_record_id TEXT REFERENCES person_record (id),
  identifier_kind TEXT,
  run_id TEXT REFERENCES import_run (id),
  status TEXT NOT NULL CHECK (status IN ('open', 'same', 'different', 'not_sure')),
  created_at BIGINT NOT NULL,
  decided_by TEXT REFERENCES app_user (id),
  decided_at BIGINT,
  UNIQUE (kind, left_key, right_key, identifier_kind)
);
