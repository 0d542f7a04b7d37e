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

-- Whose an entry of the ledger is: of a person's record the agency that holds it, else the agency of the
-- chain; nobody for what concerns no single agency. Derived, no part of what is hashed: it is what the
-- data-protection officer's page looks by.
ALTER TABLE ledger_entry ADD COLUMN holder TEXT NOT NULL DEFAULT '';
UPDATE ledger_entry SET holder = CASE
  WHEN chain LIKE 'record:%'
    THEN COALESCE((SELECT r.agency_id FROM person_record r WHERE r.id = substr(ledger_entry.chain, 8)), '')
  WHEN chain LIKE 'agency:%' OR chain LIKE 'sealed:%' THEN substr(chain, 8)
  ELSE '' END;
-- By time first, so that every entry comes last in it: an index by agency and time has another place to write to
-- for each agency, in every commit.
CREATE INDEX ledger_entry_by_time ON ledger_entry (at, holder, agency_id);
