-- One case per person and jurisdiction, with as many programmes as the person takes part in.

-- Pack versions by content hash, so that a pinned version survives an upgrade.
CREATE TABLE pack_version (
  hash TEXT NOT NULL PRIMARY KEY,
  pack_id TEXT NOT NULL,
  version TEXT NOT NULL,
  files TEXT NOT NULL,
  current BOOLEAN NOT NULL,
  stored_at BIGINT NOT NULL
);
CREATE INDEX pack_version_by_pack ON pack_version (pack_id, stored_at);

CREATE TABLE case_file (
  id TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  jurisdiction_id TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'closed')),
  opened_at BIGINT NOT NULL,
  closed_at BIGINT,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX case_file_by_person ON case_file (person_id);
CREATE UNIQUE INDEX one_open_case ON case_file (person_id, jurisdiction_id) WHERE status = 'open';

CREATE TABLE enrolment (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file (id),
  jurisdiction_id TEXT NOT NULL,
  pack_id TEXT NOT NULL,
  pack_hash TEXT NOT NULL REFERENCES pack_version (hash),
  variant TEXT,
  participation TEXT NOT NULL,
  stage TEXT NOT NULL,
  referring_agency_id TEXT NOT NULL REFERENCES agency (id),
  lead_agency_id TEXT REFERENCES agency (id),
  offered_on TEXT,
  answered_on TEXT,
  accepted_on TEXT,
  ended_on TEXT,
  exit_reason TEXT,
  no_access_reason TEXT,
  retry_on TEXT,
  version BIGINT NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL
);
CREATE INDEX enrolment_by_case ON enrolment (case_id);
CREATE UNIQUE INDEX one_live_enrolment ON enrolment (case_id, pack_id) WHERE ended_on IS NULL;

CREATE TABLE milestone (
  id TEXT NOT NULL PRIMARY KEY,
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
  case_id TEXT NOT NULL REFERENCES case_file (id),
  jurisdiction_id TEXT NOT NULL,
  episode_id TEXT REFERENCES custody_episode (id),
  code TEXT NOT NULL,
  kind TEXT NOT NULL,
  due_on TEXT,
  due_at BIGINT,
  projected BOOLEAN NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'waiting', 'met', 'exempt', 'not_applicable', 'missed')),
  first_due_on TEXT,
  first_due_at BIGINT,
  overdue_days BIGINT,
  settled_on TEXT,
  settled_by TEXT REFERENCES app_user (id),
  reason TEXT,
  version BIGINT NOT NULL DEFAULT 1,
  UNIQUE (enrolment_id, episode_id, code)
);
CREATE INDEX milestone_by_case ON milestone (case_id);
CREATE INDEX milestone_open_by_due ON milestone (due_at) WHERE status = 'open';

CREATE TABLE involvement (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file (id),
  jurisdiction_id TEXT NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agency (id),
  enrolment_id TEXT REFERENCES enrolment (id),
  part TEXT NOT NULL,
  basis TEXT NOT NULL,
  -- Who invited it: the one thing, beside the programme, that an invited agency may know.
  asked_by TEXT REFERENCES agency (id),
  status TEXT NOT NULL CHECK (status IN ('proposed', 'invited', 'accepted', 'declined', 'closed')),
  reason TEXT,
  since BIGINT NOT NULL,
  closed_at BIGINT,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX one_live_involvement ON involvement (case_id, agency_id)
  WHERE status IN ('proposed', 'invited', 'accepted');
CREATE INDEX involvement_by_agency ON involvement (agency_id, status);
CREATE INDEX involvement_by_case ON involvement (case_id);

-- Exactly one lead worker, without gap or overlap: each row but the first must begin at the very
-- instant at which the row it follows ended, only one row may follow another, one is open.
CREATE TABLE lead_worker (
  case_id TEXT NOT NULL REFERENCES case_file (id),
  user_id TEXT NOT NULL REFERENCES app_user (id),
  agency_id TEXT NOT NULL REFERENCES agency (id),
  from_at BIGINT NOT NULL,
  to_at BIGINT,
  follows BIGINT,
  given_by TEXT REFERENCES app_user (id),
  reason TEXT,
  PRIMARY KEY (case_id, from_at),
  UNIQUE (case_id, to_at),
  UNIQUE (case_id, follows),
  FOREIGN KEY (case_id, follows) REFERENCES lead_worker (case_id, to_at),
  CHECK (follows IS NULL OR follows = from_at),
  CHECK (to_at IS NULL OR to_at > from_at)
);
CREATE UNIQUE INDEX one_lead_worker ON lead_worker (case_id) WHERE to_at IS NULL;
CREATE UNIQUE INDEX one_first_lead_worker ON lead_worker (case_id) WHERE follows IS NULL;
CREATE INDEX lead_worker_by_user ON lead_worker (user_id) WHERE to_at IS NULL;

CREATE TABLE handover (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file (id),
  from_user_id TEXT NOT NULL REFERENCES app_user (id),
  to_user_id TEXT NOT NULL REFERENCES app_user (id),
  held_on TEXT,
  attendance TEXT NOT NULL DEFAULT '',
  reason TEXT,
  status TEXT NOT NULL CHECK (status IN ('asked', 'accepted', 'declined', 'returned')),
  asked_at BIGINT NOT NULL,
  answer_due_at BIGINT NOT NULL,
  answered_at BIGINT,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX handover_by_case ON handover (case_id);
CREATE UNIQUE INDEX one_open_handover ON handover (case_id) WHERE status = 'asked';

-- Who may see a person at all, kept in the transaction that changes it (store/src/visibility.rs):
-- one row per agency, or per unit of an agency that has units. Lists and search start here.
CREATE TABLE visibility (
  agency_id TEXT NOT NULL REFERENCES agency (id),
  unit_id TEXT NOT NULL DEFAULT '',
  person_id TEXT NOT NULL REFERENCES person (id),
  ground TEXT NOT NULL,
  PRIMARY KEY (agency_id, unit_id, person_id)
);
CREATE INDEX visibility_by_person ON visibility (person_id);
