-- A person is the set of records agencies hold about them; every fact keeps its record.

CREATE TABLE person (
  id TEXT NOT NULL PRIMARY KEY,
  died_on TEXT,
  version BIGINT NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL
);

CREATE TABLE person_record (
  id TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  agency_id TEXT NOT NULL REFERENCES agency (id),
  source_id TEXT,
  source_key TEXT,
  surname TEXT NOT NULL,
  given_name TEXT NOT NULL,
  sort_key BYTEA NOT NULL,
  birth_date TEXT,
  sex TEXT,
  birth_country TEXT,
  town TEXT,
  languages TEXT NOT NULL DEFAULT '',
  interpreter_needed BOOLEAN,
  reading_needs TEXT,
  version BIGINT NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  UNIQUE (agency_id, source_id, source_key)
);
CREATE INDEX person_record_by_person ON person_record (person_id);
CREATE INDEX person_record_by_birth ON person_record (birth_date);

-- The normalised parts of a name, for search by the beginning of any part.
CREATE TABLE name_part (
  record_id TEXT NOT NULL REFERENCES person_record (id),
  part TEXT NOT NULL,
  PRIMARY KEY (part, record_id)
);
CREATE INDEX name_part_by_record ON name_part (record_id);

-- Unique per issuer in principle, never assumed unique per person: a clash is a review.
CREATE TABLE identifier (
  id TEXT NOT NULL PRIMARY KEY,
  record_id TEXT NOT NULL REFERENCES person_record (id),
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  normal TEXT NOT NULL,
  UNIQUE (record_id, kind, normal)
);
CREATE INDEX identifier_by_normal ON identifier (normal, kind);

CREATE TABLE custody_episode (
  id TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  record_id TEXT NOT NULL REFERENCES person_record (id),
  jurisdiction_id TEXT NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agency (id),
  unit_id TEXT REFERENCES unit (id),
  admitted_on TEXT,
  sentenced_on TEXT,
  legal_status TEXT NOT NULL,
  regime TEXT,
  status TEXT NOT NULL CHECK (status IN ('open', 'closed')),
  working_kind TEXT,
  working_date TEXT,
  working_chosen_by TEXT REFERENCES app_user (id),
  working_reason TEXT,
  released_on TEXT,
  released_at BIGINT,
  release_note TEXT,
  version BIGINT NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL,
  CHECK ((status = 'closed') = (released_on IS NOT NULL))
);
CREATE UNIQUE INDEX one_open_episode ON custody_episode (person_id, jurisdiction_id) WHERE status = 'open';
CREATE INDEX custody_episode_by_person ON custody_episode (person_id);
CREATE INDEX custody_episode_by_working_date ON custody_episode (working_date) WHERE status = 'open';

-- Where the episode was and is. A transfer moves the view; the old unit keeps it until handed over.
CREATE TABLE episode_unit (
  episode_id TEXT NOT NULL REFERENCES custody_episode (id),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  from_at BIGINT NOT NULL,
  left_at BIGINT,
  handed_over_at BIGINT,
  PRIMARY KEY (episode_id, unit_id, from_at)
);

-- Every planned date ever given, never changed: a series per kind and source.
-- A NULL value is a date withdrawn.
CREATE TABLE planned_date (
  id TEXT NOT NULL PRIMARY KEY,
  episode_id TEXT NOT NULL REFERENCES custody_episode (id),
  kind TEXT NOT NULL,
  source TEXT NOT NULL,
  value TEXT,
  reason TEXT,
  note TEXT,
  given_by TEXT REFERENCES app_user (id),
  agency_id TEXT NOT NULL REFERENCES agency (id),
  given_at BIGINT NOT NULL
);
CREATE INDEX planned_date_by_episode ON planned_date (episode_id, given_at);

-- The release-day list of six belongs to the episode, so that everybody leaving has it.
CREATE TABLE release_item (
  episode_id TEXT NOT NULL REFERENCES custody_episode (id),
  item TEXT NOT NULL CHECK (item IN ('id', 'bed', 'money', 'travel', 'medicine', 'contact')),
  status TEXT NOT NULL CHECK (status IN ('missing', 'waiting', 'ready', 'declined')),
  detail TEXT,
  due_on TEXT,
  updated_by TEXT REFERENCES app_user (id),
  updated_at BIGINT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (episode_id, item)
);

-- A fact about a person: who said it, who wrote it down, when. The newest of a key counts.
CREATE TABLE answer (
  id TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  record_id TEXT NOT NULL REFERENCES person_record (id),
  fact TEXT NOT NULL,
  value TEXT NOT NULL,
  as_written TEXT,
  category TEXT NOT NULL,
  said_by TEXT NOT NULL,
  recorded_by TEXT REFERENCES app_user (id),
  recorded_at BIGINT NOT NULL,
  confirmed_at BIGINT NOT NULL
);
CREATE INDEX answer_by_person ON answer (person_id, fact, recorded_at);
