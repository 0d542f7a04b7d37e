-- The bare statements of opening a case: what any program must at least do. Fixed before tuning; may
-- not grow. Reads in one transaction; the entry that somebody looked is durable, and so many of
-- them share one commit as the server's writer shared in the same run.

-- read: record
SELECT * FROM person_record WHERE person_id = $1 ORDER BY id;

-- read: events
SELECT n.*, p.about, p.category, p.words
FROM note n JOIN note_paragraph p ON p.note_id = n.id
WHERE n.case_id = $1 ORDER BY n.happened_at DESC, n.id DESC LIMIT 25;

-- read: milestones
SELECT * FROM milestone WHERE case_id = $1 ORDER BY id;

-- read: steps
SELECT * FROM step WHERE case_id = $1 ORDER BY position;

-- read: involvements
SELECT i.*, a.name FROM involvement i JOIN agency a ON a.id = i.agency_id WHERE i.case_id = $1;

-- write: head
UPDATE ledger_head SET sequence = sequence + 1, hash = $1 WHERE chain = $2 RETURNING sequence;

-- write: entry
INSERT INTO ledger_entry (chain, sequence, previous_hash, at, actor, agency_id, action, subject, categories,
  rule, commitment, hash)
VALUES ($1, $2, $3, $4, $5, $6, 'person.view', $7, '1,2,17', 'relation', $3, $3);

-- write: payload
INSERT INTO ledger_payload (chain, sequence, salt, payload) VALUES ($1, $2, $3, '{"view":"case"}');
