-- Victims who asked to be told of a release, each as one victim service wrote it down. Sealed like all that
-- is kept of victims; `whose` is a tag of the agency, that only the key can make: there is no reference, and
-- nobody else can tell for which agency or about which case there is anything.
CREATE TABLE victim_notice (
  id TEXT NOT NULL PRIMARY KEY,
  key_id TEXT NOT NULL,
  whose TEXT NOT NULL,
  case_id BYTEA NOT NULL,
  agency BYTEA NOT NULL,
  victim BYTEA NOT NULL,
  reference BYTEA NOT NULL,
  wishes BYTEA NOT NULL,
  told BYTEA NOT NULL,
  written BYTEA NOT NULL,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX victim_notice_whose ON victim_notice (whose);
CREATE INDEX victim_notice_by_key ON victim_notice (key_id);
