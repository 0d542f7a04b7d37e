-- The bare inserts of one row of a list that becomes a person with a case and its milestones: forty
-- rows at a time share a commit, as much as an import may do before it lets people pass. Fixed before
-- tuning; may not grow.

-- write: person
INSERT INTO person (id, version, created_at) VALUES ($1, 1, $2);

-- write: record
INSERT INTO person_record (id, person_id, agency_id, source_id, source_key, surname, given_name, sort_key,
  birth_date, created_at, updated_at)
VALUES ($1, $2, $3, 'reference', $1, 'REFERENCE BARE', 'ROW', $4, '1990-01-01', $5, $5);

-- write: part
INSERT INTO name_part (record_id, part) VALUES ($1, $2);

-- write: identifier
INSERT INTO identifier (id, record_id, kind, value, normal) VALUES ($1, $2, 'key', $1, $1);

-- write: episode
INSERT INTO custody_episode (id, person_id, record_id, jurisdiction_id, agency_id, admitted_on, legal_status,
  status, working_kind, working_date, created_at)
VALUES ($1, $2, $3, $4, $5, '2025-01-01', 'sentenced', 'open', 'automatic', '2027-01-01', $6);

-- write: date
INSERT INTO planned_date (id, episode_id, kind, source, value, agency_id, given_at)
VALUES ($1, $2, 'automatic', 'reference', '2027-01-01', $3, $4);

-- write: case
INSERT INTO case_file (id, person_id, jurisdiction_id, status, opened_at) VALUES ($1, $2, $3, 'open', $4);

-- write: enrolment
INSERT INTO enrolment (id, case_id, jurisdiction_id, pack_id, pack_hash, participation, stage, referring_agency_id,
  created_at)
VALUES ($1, $2, $3, $4, $5, 'candidate', '', $6, $7);

-- write: milestone
INSERT INTO milestone (id, enrolment_id, case_id, jurisdiction_id, episode_id, code, kind, due_on, due_at, projected,
  status)
VALUES ($1, $2, $3, $4, $5, $6, 'deadline', '2026-12-01', 1796083200000000, FALSE, 'open');

-- write: head
INSERT INTO ledger_head (chain, sequence, hash) VALUES ($1, 1, $2);

-- write: entry
INSERT INTO ledger_entry (chain, sequence, previous_hash, at, actor, agency_id, action, subject, categories,
  rule, commitment, hash)
VALUES ($1, 1, $2, $3, 'system', '', 'import', $4, '1,2', 'import', $2, $2);

-- write: payload
INSERT INTO ledger_payload (chain, sequence, salt, payload) VALUES ($1, 1, $2, '{"did":"import.row"}');
