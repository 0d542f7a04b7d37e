-- How a database is filled for measuring: each statement is prepared once and run per row.

-- write: agency
INSERT INTO agency (id, jurisdiction_id, kind, name, created_at) VALUES ($1, $2, 'ngo', $3, $4);

-- write: user
INSERT INTO app_user (id, agency_id, login, display_name, locale, created_at) VALUES ($1, $2, $3, $4, $5, $6);

-- write: role
INSERT INTO user_role (user_id, role) VALUES ($1, 'social_worker');

-- write: session
INSERT INTO session (token_hash, user_id, csrf_token, stage, created_at, last_seen_at, expires_at)
VALUES ($1, $2, $3, 'full', $4, $4, $5);

-- write: awake
UPDATE session SET last_seen_at = $1, expires_at = $2;

-- write: person
INSERT INTO person (id, version, created_at) VALUES ($1, 1, $2);

-- write: record
INSERT INTO person_record (id, person_id, agency_id, source_id, source_key, surname, given_name, sort_key,
  birth_date, sex, town, languages, created_at, updated_at)
VALUES ($1, $2, $3, 'bench', $4, $5, $6, $7, $8, 'female', $9, 'ca es', $10, $10);

-- write: part
INSERT INTO name_part (record_id, part) VALUES ($1, $2);

-- write: identifier
INSERT INTO identifier (id, record_id, kind, value, normal) VALUES ($1, $2, 'NIS', $3, $3);

-- write: episode
INSERT INTO custody_episode (id, person_id, record_id, jurisdiction_id, agency_id, unit_id, admitted_on, legal_status,
  status, working_kind, working_date, released_on, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, 'sentenced', CASE WHEN $8 IS NULL THEN 'open' ELSE 'closed' END, 'final', $9, $8, $10);

-- write: stay
INSERT INTO episode_unit (episode_id, unit_id, from_at) VALUES ($1, $2, $3);

-- write: date
INSERT INTO planned_date (id, episode_id, kind, source, value, agency_id, given_at)
VALUES ($1, $2, 'final', 'bench', $3, $4, $5);

-- write: item
INSERT INTO release_item (episode_id, item, status, updated_at) VALUES ($1, $2, $3, $4);

-- write: answer
INSERT INTO answer (id, person_id, record_id, fact, value, category, said_by, recorded_at, confirmed_at)
VALUES ($1, $2, $3, $4, $5, $6, 'source', $7, $7);

-- write: visibility
INSERT INTO visibility (agency_id, unit_id, person_id, ground) VALUES ($1, $2, $3, $4);

-- write: case
INSERT INTO case_file (id, person_id, jurisdiction_id, status, opened_at) VALUES ($1, $2, $3, 'open', $4);

-- write: enrolment
INSERT INTO enrolment (id, case_id, jurisdiction_id, pack_id, pack_hash, variant, participation, stage,
  referring_agency_id, lead_agency_id, offered_on, answered_on, accepted_on, created_at)
VALUES ($1, $2, $3, $4, $5, $6, 'accepted', $7, $8, $9, $10, $10, $10, $11);

-- write: milestone
INSERT INTO milestone (id, enrolment_id, case_id, jurisdiction_id, episode_id, code, kind, due_on, due_at, projected,
  status, first_due_on, first_due_at, settled_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, FALSE, $10, $8, $9, $11);

-- write: involvement
INSERT INTO involvement (id, case_id, jurisdiction_id, agency_id, enrolment_id, part, basis, status, since)
VALUES ($1, $2, $3, $4, $5, $6, 'programme', 'accepted', $7);

-- The person permits the agency that leads what the programme works on, so that a page has something to show.
-- write: permission
INSERT INTO permission (id, case_id, jurisdiction_id, to_agency_id, categories, purpose, depth, ends_on, status, asked_by,
  asked_for, asked_at, way, language, told_no_effect, answered_on, answered_at, recorded_by)
VALUES ($1, $2, $3, $4, '1,2,6,7,8,9,10,12,13,16,17', 'throughcare', 'full', $5, 'given', $6, $4, $7, 'spoken', 'es', TRUE,
  $8, $7, $6);

-- Everybody was asked what may be shared: else the clock would put the question into all of these cases while
-- they are measured.
-- write: asked
INSERT INTO setting (name, value) VALUES ('permissions_asked_up_to', 'all')
ON CONFLICT (name) DO UPDATE SET value = excluded.value;

-- write: agreement
INSERT INTO agreement (id, jurisdiction_id, title, purposes, categories, basis, basis_words, security, contacts,
  starts_on, review_on, created_at)
VALUES ($1, $2, 'Agreement', 'throughcare', '1,2,6,7,8,9,10,12,13,16,17', 'agreement', 'Signed', 'Accounts', 'Officer', $3,
  $4, $5);

-- write: party
INSERT INTO agreement_party (agreement_id, place, kind) VALUES ($1, $2, $3);

-- write: lead
INSERT INTO lead_worker (case_id, user_id, agency_id, from_at) VALUES ($1, $2, $3, $4);

-- write: goal
INSERT INTO goal (id, case_id, domain, category, title, position, status, created_by, created_at)
VALUES ($1, $2, $3, $4, $5, $6, 'active', $7, $8);

-- write: step
INSERT INTO step (id, goal_id, case_id, title, owner_kind, owner_user_id, due_on, status, status_since, position,
  created_by, created_at)
VALUES ($1, $2, $3, $4, 'user', $5, $6, $7, '2026-01-01', $8, $5, $9);

-- write: note
INSERT INTO note (id, case_id, agency_id, author_id, happened, attempt, happened_at, written_at, categories)
VALUES ($1, $2, $3, $4, $5, $6, $7, $7, '9');

-- write: paragraph
INSERT INTO note_paragraph (note_id, position, about, category, words) VALUES ($1, 1, $2, $3, $4);

-- write: searched
INSERT INTO search_part (agency_id, unit_id, part, record_id, sort_key)
SELECT v.agency_id, v.unit_id, n.part, n.record_id, r.sort_key
FROM visibility v JOIN person_record r ON r.person_id = v.person_id JOIN name_part n ON n.record_id = r.id
-- The first person was imported by the program, which keeps this by itself.
WHERE TRUE
ON CONFLICT (agency_id, unit_id, part, record_id) DO NOTHING;

-- write: known
INSERT INTO link_key (key, record_id) VALUES ($1, $2);

-- read: by_record
SELECT sql FROM sqlite_master WHERE type = 'index' AND name = 'link_key_by_record';

-- write: head
INSERT INTO ledger_head (chain, sequence, hash) VALUES ($1, 1, $2);

-- write: entry
INSERT INTO ledger_entry (chain, sequence, previous_hash, at, actor, agency_id, action, subject, categories,
  rule, commitment, hash, salt, payload)
VALUES ($1, 1, $2, $3, 'system', '', 'import.row', $4, '1,2', 'import', $5, $6, $7, $8);

-- read: template
SELECT e.jurisdiction_id, e.agency_id, e.unit_id, n.pack_id, n.pack_hash, n.variant, p.files
FROM custody_episode e
JOIN case_file c ON c.person_id = e.person_id
JOIN enrolment n ON n.case_id = c.id
JOIN pack_version p ON p.hash = n.pack_hash LIMIT 1;

-- read: units
SELECT id FROM unit ORDER BY name;
