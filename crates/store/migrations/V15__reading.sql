-- What a caseload shows of each person, kept beside the case by whoever changes anything about them
-- (store/src/caseload.rs) instead of being joined anew from eight tables. Days and instants stand here
-- as they were given; what is *today* or *overdue* is decided by the clock of whoever reads.
-- Lists stand in one text each, a line for an entry, with what may hold spaces last.
CREATE TABLE caseload (
  user_id TEXT NOT NULL REFERENCES app_user (id),
  sort_key BYTEA NOT NULL,
  case_id TEXT NOT NULL REFERENCES case_file (id),
  agency_id TEXT NOT NULL REFERENCES agency (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  jurisdiction_id TEXT NOT NULL,
  surname TEXT NOT NULL,
  given_name TEXT NOT NULL,
  town TEXT,
  led_since BIGINT NOT NULL,
  inside BOOLEAN NOT NULL,
  working_date TEXT,
  released_on TEXT,
  -- Whether everybody of the agency may see the person; otherwise the units of the user decide.
  whole_agency BOOLEAN NOT NULL,
  enrolments TEXT NOT NULL,
  milestones TEXT NOT NULL,
  steps TEXT NOT NULL,
  PRIMARY KEY (user_id, sort_key, case_id)
); -- clustered
CREATE UNIQUE INDEX caseload_by_case ON caseload (case_id);

INSERT INTO caseload (user_id, sort_key, case_id, agency_id, person_id, jurisdiction_id, surname, given_name, town,
  led_since, inside, working_date, released_on, whole_agency, enrolments, milestones, steps)
SELECT l.user_id, r.sort_key, c.id, l.agency_id, c.person_id, c.jurisdiction_id, r.surname, r.given_name, r.town,
  (SELECT MIN(x.from_at) FROM lead_worker x WHERE x.case_id = c.id AND x.agency_id = l.agency_id),
  COALESCE(e.status = 'open', FALSE), e.working_date, e.released_on,
  EXISTS (SELECT 1 FROM visibility v WHERE v.agency_id = l.agency_id AND v.unit_id = '' AND v.person_id = c.person_id),
  COALESCE((SELECT string_agg(n.id || ' ' || n.pack_hash || ' '
      || CASE WHEN n.participation IN ('accepted', 'mandatory') THEN 'in' ELSE 'not' END || ' '
      || COALESCE(NULLIF(n.stage, ''), '-') || ' ' || COALESCE(n.retry_on, '-') || ' ' || COALESCE(n.retry_because, '-'), '
' ORDER BY n.id)
    FROM enrolment n WHERE n.case_id = c.id AND n.ended_on IS NULL), ''),
  COALESCE((SELECT string_agg(CAST(m.due_at AS TEXT) || ' ' || m.due_on || ' ' || m.kind || ' '
      || CAST((SELECT COUNT(*) FROM enrolment b WHERE b.case_id = c.id AND b.ended_on IS NULL AND b.id < m.enrolment_id) AS TEXT)
      || ' ' || m.code, '
' ORDER BY m.due_at, m.code, m.id)
    FROM milestone m JOIN enrolment n ON n.id = m.enrolment_id AND n.ended_on IS NULL
    WHERE m.case_id = c.id AND m.status = 'open' AND m.projected = FALSE AND m.due_at IS NOT NULL), ''),
  COALESCE((SELECT string_agg(s.due_on || ' ' || g.category || ' ' || COALESCE(w.agency_id, '-') || ' ' || REPLACE(s.title, '
', ' '), '
' ORDER BY s.due_on, s.id)
    FROM step s JOIN goal g ON g.id = s.goal_id LEFT JOIN app_user w ON w.id = g.created_by
    WHERE s.case_id = c.id AND s.status IN ('not_started', 'started', 'waiting') AND g.status = 'active'
      AND s.due_on IS NOT NULL), '')
FROM lead_worker l
JOIN case_file c ON c.id = l.case_id AND c.status = 'open'
LEFT JOIN custody_episode e ON e.id = (
  SELECT k.id FROM custody_episode k
  WHERE k.person_id = c.person_id AND k.jurisdiction_id = c.jurisdiction_id
  ORDER BY CASE WHEN k.status = 'open' THEN 0 ELSE 1 END, k.released_on DESC, k.id DESC LIMIT 1)
JOIN person_record r ON r.id = COALESCE(e.record_id, (
  SELECT MIN(f.id) FROM person_record f WHERE f.person_id = c.person_id))
WHERE l.to_at IS NULL;

-- The parts of the names of whom an agency, or one unit of it, may see: search is a range in here, as
-- long as the reader's own people and not as long as everybody's (store/src/search.rs).
CREATE TABLE search_part (
  agency_id TEXT NOT NULL REFERENCES agency (id),
  unit_id TEXT NOT NULL,
  part TEXT NOT NULL,
  record_id TEXT NOT NULL REFERENCES person_record (id),
  PRIMARY KEY (agency_id, unit_id, part, record_id)
); -- clustered
INSERT INTO search_part (agency_id, unit_id, part, record_id)
SELECT v.agency_id, v.unit_id, n.part, n.record_id
FROM visibility v JOIN person_record r ON r.person_id = v.person_id JOIN name_part n ON n.record_id = r.id;

-- A further part of a name is looked for in the record that was found.
DROP INDEX name_part_by_record;
CREATE INDEX name_part_by_record ON name_part (record_id, part);

-- When contacts were held is asked with every case that is opened, and who may know of one depends on
-- what its paragraphs are about. A note never changes, so their categories stand with it, and all that is
-- asked stands in the index.
ALTER TABLE note ADD COLUMN categories TEXT NOT NULL DEFAULT '';
UPDATE note SET categories = COALESCE((
  SELECT string_agg(p.category, ',' ORDER BY p.position) FROM note_paragraph p WHERE p.note_id = note.id), '');
DROP INDEX note_by_case;
CREATE INDEX note_by_case ON note (case_id, happened_at, id, agency_id, attempt, categories);

-- Whom a user stands in for, and what a deputy has read and the colleague has not, is asked with every page.
CREATE INDEX app_user_by_deputy ON app_user (deputy_user_id) WHERE deputy_user_id IS NOT NULL;
CREATE INDEX notice_read_by_deputy ON notice (user_id) WHERE read_by <> user_id;

-- Which pack versions are current is asked with every case; the files of each are long.
CREATE INDEX pack_version_current ON pack_version (pack_id, current, hash) WHERE current = TRUE;
