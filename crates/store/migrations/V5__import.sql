-- Release lists: how each is read, each run, what was last accepted, what was rejected and why.

-- Every source that was ever used, by content hash, so that a row is corrected on screen under the
-- very rules that it was rejected by. One agency owns a source id for good: what was accepted under
-- it is that agency's.
CREATE TABLE import_source (
  hash TEXT NOT NULL PRIMARY KEY,
  source_id TEXT NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agency (id),
  content TEXT NOT NULL,
  current BOOLEAN NOT NULL,
  stored_at BIGINT NOT NULL
);
CREATE INDEX import_source_by_agency ON import_source (agency_id, source_id);

CREATE TABLE import_run (
  id TEXT NOT NULL PRIMARY KEY,
  source_id TEXT NOT NULL,
  source_hash TEXT NOT NULL REFERENCES import_source (hash),
  agency_id TEXT NOT NULL REFERENCES agency (id),
  file_name TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  list_date TEXT NOT NULL,
  -- A file of corrected rows is no list: it is neither newer nor older than one.
  correction BOOLEAN NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('previewed', 'running', 'done', 'failed', 'discarded')),
  actor_id TEXT REFERENCES app_user (id),
  started_at BIGINT NOT NULL,
  finished_at BIGINT,
  -- Counts up with every process that takes the run on; a chunk of an earlier one is refused.
  attempt BIGINT NOT NULL DEFAULT 1,
  moved_at BIGINT NOT NULL,
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
CREATE INDEX import_run_by_agency ON import_run (agency_id, started_at);
CREATE UNIQUE INDEX one_running_import ON import_run (source_id) WHERE status = 'running';

-- Rejected rows of a run by their first reason.
CREATE TABLE import_reason (
  run_id TEXT NOT NULL REFERENCES import_run (id),
  reason TEXT NOT NULL,
  rows_rejected BIGINT NOT NULL,
  PRIMARY KEY (run_id, reason)
);

-- An uploaded list, until it has been imported or discarded.
CREATE TABLE import_upload (
  run_id TEXT NOT NULL PRIMARY KEY REFERENCES import_run (id),
  content BYTEA NOT NULL
);

-- The last accepted row of a key: what "changed" is measured against. What was accepted before the
-- last run stands beside it, so that a run that was cut short judges every row as it did at first.
CREATE TABLE import_accepted (
  source_id TEXT NOT NULL,
  source_key TEXT NOT NULL,
  record_id TEXT NOT NULL REFERENCES person_record (id),
  fields TEXT NOT NULL,
  fields_before TEXT,
  last_run_id TEXT NOT NULL REFERENCES import_run (id),
  PRIMARY KEY (source_id, source_key)
);

-- Rejected rows, warnings and questions about people who are gone. The same row in the next list
-- is the same finding, so nobody answers it every week.
CREATE TABLE import_finding (
  id TEXT NOT NULL PRIMARY KEY,
  source_id TEXT NOT NULL,
  run_id TEXT NOT NULL REFERENCES import_run (id),
  first_run_id TEXT NOT NULL REFERENCES import_run (id),
  row_number BIGINT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('rejected', 'warning', 'gone')),
  reason TEXT NOT NULL,
  field TEXT NOT NULL,
  source_key TEXT,
  -- What the row says: cells by heading for a rejected row, the value at fault for a warning.
  content TEXT NOT NULL,
  -- Over what makes it this finding; the third of three equal rows is a finding of its own.
  fingerprint TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL CHECK (status IN ('open', 'corrected', 'superseded', 'set_aside', 'answered', 'noted')),
  closed_by TEXT REFERENCES app_user (id),
  closed_at BIGINT,
  note TEXT,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX import_finding_by_run ON import_finding (run_id, severity, row_number);
CREATE INDEX import_finding_by_key ON import_finding (source_id, source_key) WHERE status = 'open';

-- Two records that may be one person, or one key on two people: somebody looks. Both rows are
-- kept as they were when the question arose.
CREATE TABLE match_review (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('shared_identifier', 'key_conflict')),
  agency_id TEXT NOT NULL REFERENCES agency (id),
  source_id TEXT NOT NULL,
  run_id TEXT NOT NULL REFERENCES import_run (id),
  left_key TEXT NOT NULL,
  right_key TEXT NOT NULL,
  left_fields TEXT NOT NULL,
  right_fields TEXT NOT NULL,
  identifier_kind TEXT NOT NULL,
  identifier TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'same', 'different', 'not_sure')),
  note TEXT,
  created_at BIGINT NOT NULL,
  decided_by TEXT REFERENCES app_user (id),
  decided_at BIGINT,
  version BIGINT NOT NULL DEFAULT 1,
  UNIQUE (source_id, kind, left_key, right_key, identifier_kind)
);
CREATE INDEX match_review_by_agency ON match_review (agency_id, status, created_at);
