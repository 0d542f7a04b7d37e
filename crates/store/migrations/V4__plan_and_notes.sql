-- One plan per case, written with the person; contact notes; notices.

CREATE TABLE need (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file (id),
  domain TEXT NOT NULL,
  category TEXT NOT NULL,
  person_level BIGINT CHECK (person_level BETWEEN 0 AND 4),
  worker_level BIGINT CHECK (worker_level BETWEEN 0 AND 4),
  person_words TEXT,
  worker_words TEXT,
  episode_id TEXT REFERENCES custody_episode (id),
  stale BOOLEAN NOT NULL DEFAULT FALSE,
  assessed_at BIGINT NOT NULL,
  assessed_by TEXT REFERENCES app_user (id),
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX need_by_case ON need (case_id, domain, assessed_at);

CREATE TABLE goal (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file (id),
  domain TEXT NOT NULL,
  category TEXT NOT NULL,
  title TEXT NOT NULL,
  person_words TEXT,
  position BIGINT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('active', 'reached', 'dropped')),
  reason TEXT,
  created_by TEXT REFERENCES app_user (id),
  created_at BIGINT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX goal_by_case ON goal (case_id, position);

CREATE TABLE step (
  id TEXT NOT NULL PRIMARY KEY,
  goal_id TEXT NOT NULL REFERENCES goal (id),
  case_id TEXT NOT NULL REFERENCES case_file (id),
  title TEXT NOT NULL,
  detail TEXT,
  owner_kind TEXT NOT NULL CHECK (owner_kind IN ('person', 'user', 'agency')),
  owner_user_id TEXT REFERENCES app_user (id),
  owner_agency_id TEXT REFERENCES agency (id),
  due_on TEXT,
  status TEXT NOT NULL CHECK (status IN ('not_started', 'started', 'waiting', 'done', 'cancelled')),
  status_reason TEXT,
  status_since TEXT NOT NULL,
  note_id TEXT,
  position BIGINT NOT NULL,
  created_by TEXT REFERENCES app_user (id),
  created_at BIGINT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX step_by_case ON step (case_id, position);
CREATE INDEX step_by_owner ON step (owner_user_id, due_on);

-- A version of the plan as it was shown to the person, with their answer to it.
CREATE TABLE plan_version (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file (id),
  number BIGINT NOT NULL,
  content TEXT NOT NULL,
  made_by TEXT NOT NULL REFERENCES app_user (id),
  made_at BIGINT NOT NULL,
  answer TEXT CHECK (answer IN ('agreed', 'disagreed', 'could_not_answer')),
  answer_words TEXT,
  answered_on TEXT,
  answer_recorded_by TEXT REFERENCES app_user (id),
  version BIGINT NOT NULL DEFAULT 1,
  UNIQUE (case_id, number)
);

-- A contact, or an attempt at one; attempts are counted apart.
CREATE TABLE note (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file (id),
  agency_id TEXT NOT NULL REFERENCES agency (id),
  author_id TEXT NOT NULL REFERENCES app_user (id),
  happened TEXT NOT NULL,
  attempt BOOLEAN NOT NULL,
  happened_at BIGINT NOT NULL,
  written_at BIGINT NOT NULL,
  corrects TEXT REFERENCES note (id)
);
CREATE INDEX note_by_case ON note (case_id, happened_at);

CREATE TABLE note_paragraph (
  note_id TEXT NOT NULL REFERENCES note (id),
  position BIGINT NOT NULL,
  about TEXT NOT NULL,
  category TEXT NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (note_id, position)
);

CREATE TABLE document (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file (id),
  agency_id TEXT NOT NULL REFERENCES agency (id),
  title TEXT NOT NULL,
  category TEXT NOT NULL,
  media_type TEXT NOT NULL,
  file_name TEXT NOT NULL,
  size BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  content BYTEA NOT NULL,
  added_by TEXT NOT NULL REFERENCES app_user (id),
  added_at BIGINT NOT NULL
);
CREATE INDEX document_by_case ON document (case_id, added_at);

-- An in-app notice: a kind and a link, never content.
CREATE TABLE notice (
  id TEXT NOT NULL PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agency (id),
  user_id TEXT REFERENCES app_user (id),
  kind TEXT NOT NULL,
  person_id TEXT REFERENCES person (id),
  created_at BIGINT NOT NULL,
  read_at BIGINT,
  read_by TEXT REFERENCES app_user (id)
);
CREATE INDEX notice_unread ON notice (agency_id, user_id) WHERE read_at IS NULL;

-- A form half filled when the session ended or JavaScript saved it; given back on return.
CREATE TABLE draft (
  user_id TEXT NOT NULL REFERENCES app_user (id),
  form TEXT NOT NULL,
  content TEXT NOT NULL,
  saved_at BIGINT NOT NULL,
  PRIMARY KEY (user_id, form)
);
