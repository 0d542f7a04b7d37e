-- What is sealed: who has the database, or a backup of it, and no key file reads none of it. `key_id` says
-- which key sealed a row. `whose` is a tag that only that key can make of a case: there is no reference,
-- and nobody else can tell about which case there is anything.

-- Victims and third parties, as one agency knows them.
CREATE TABLE victim_record (
  id TEXT NOT NULL PRIMARY KEY,
  jurisdiction_id TEXT NOT NULL,
  key_id TEXT NOT NULL,
  whose TEXT NOT NULL,
  case_id BYTEA NOT NULL,
  agency BYTEA NOT NULL,
  whom BYTEA NOT NULL,
  name BYTEA NOT NULL,
  area BYTEA NOT NULL,
  contact BYTEA NOT NULL,
  relation BYTEA NOT NULL,
  must_not BYTEA NOT NULL,
  note BYTEA NOT NULL,
  written BYTEA NOT NULL,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX victim_record_whose ON victim_record (whose);
CREATE INDEX victim_record_by_key ON victim_record (key_id);

-- What was derived from them by hand for those who have to keep somebody safe: no name, no address, no
-- reason.
CREATE TABLE protective_rule (
  id TEXT NOT NULL PRIMARY KEY,
  jurisdiction_id TEXT NOT NULL,
  key_id TEXT NOT NULL,
  whose TEXT NOT NULL,
  case_id BYTEA NOT NULL,
  agency BYTEA NOT NULL,
  kind BYTEA NOT NULL,
  words BYTEA NOT NULL,
  written BYTEA NOT NULL
);
CREATE INDEX protective_rule_whose ON protective_rule (whose);
CREATE INDEX protective_rule_by_key ON protective_rule (key_id);

-- The secrets of authenticators move here from totp_secret, which is empty once the key is there.
ALTER TABLE app_user ADD COLUMN totp_sealed BYTEA;
ALTER TABLE app_user ADD COLUMN totp_key_id TEXT;
