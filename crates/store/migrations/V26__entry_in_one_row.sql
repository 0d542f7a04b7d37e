-- What can be erased of an entry stands in the entry's own row. In a table beside it every entry had a second
-- place in a second index, in every commit, and every page that somebody opens is a commit.
ALTER TABLE ledger_entry ADD COLUMN salt TEXT;
ALTER TABLE ledger_entry ADD COLUMN payload TEXT;
ALTER TABLE ledger_entry ADD COLUMN erased_under TEXT;
UPDATE ledger_entry SET
  salt = (SELECT p.salt FROM ledger_payload p
    WHERE p.chain = ledger_entry.chain AND p.sequence = ledger_entry.sequence),
  payload = (SELECT p.payload FROM ledger_payload p
    WHERE p.chain = ledger_entry.chain AND p.sequence = ledger_entry.sequence),
  erased_under = (SELECT p.erased_under FROM ledger_payload p
    WHERE p.chain = ledger_entry.chain AND p.sequence = ledger_entry.sequence);
DROP TABLE ledger_payload;

-- The head of a chain is found and moved with every entry: one place, and not an index and a row.
ALTER TABLE ledger_head RENAME TO ledger_head_apart;
CREATE TABLE ledger_head (
  chain TEXT NOT NULL PRIMARY KEY,
  sequence BIGINT NOT NULL,
  hash TEXT NOT NULL,
  -- The sequence the last checkpoint saw.
  checkpointed BIGINT NOT NULL DEFAULT 0
); -- clustered
INSERT INTO ledger_head (chain, sequence, hash, checkpointed)
SELECT chain, sequence, hash, checkpointed FROM ledger_head_apart ORDER BY chain;
DROP TABLE ledger_head_apart;
