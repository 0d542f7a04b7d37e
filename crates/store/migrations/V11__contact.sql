-- Whether a note was corrected is asked of every note that is shown.
CREATE INDEX note_by_corrects ON note (corrects) WHERE corrects IS NOT NULL;

-- The last contact of each agency with the person of a case, and how often it was tried since: what a
-- caseload shows of every person, so it is kept by whoever writes a note (store/src/contact.rs) instead
-- of being found anew among all notes. What was corrected does not count; the correction does.
CREATE TABLE last_contact (
  case_id TEXT NOT NULL REFERENCES case_file (id),
  agency_id TEXT NOT NULL REFERENCES agency (id),
  happened TEXT,
  happened_at BIGINT,
  attempts_since BIGINT NOT NULL,
  PRIMARY KEY (case_id, agency_id)
);

INSERT INTO last_contact (case_id, agency_id, happened, happened_at, attempts_since)
WITH live AS (
  SELECT n.id, n.case_id, n.agency_id, n.happened, n.happened_at, n.attempt FROM note n
  WHERE NOT EXISTS (SELECT 1 FROM note k WHERE k.corrects = n.id)
), held AS (
  SELECT l.*, ROW_NUMBER() OVER (PARTITION BY l.case_id, l.agency_id ORDER BY l.happened_at DESC, l.id DESC) AS place
  FROM live l WHERE l.attempt = FALSE
)
SELECT n.case_id, n.agency_id, MAX(h.happened), MAX(h.happened_at),
  COUNT(CASE WHEN n.attempt = TRUE AND (h.id IS NULL OR n.happened_at > h.happened_at
    OR (n.happened_at = h.happened_at AND n.id > h.id)) THEN 1 END)
FROM live n
LEFT JOIN held h ON h.case_id = n.case_id AND h.agency_id = n.agency_id AND h.place = 1
GROUP BY n.case_id, n.agency_id;
