-- Who may see what: the person's permissions, agreements between agencies, what is narrowed, what was
-- opened in an emergency, and the public-protection level.

-- A permission is asked for, given or refused, asked again, withdrawn. What was answered stays: a new
-- yes is a new row. `to_agency_id` or `to_kind` says whom it opens to.
CREATE TABLE permission (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file (id),
  jurisdiction_id TEXT NOT NULL,
  to_agency_id TEXT REFERENCES agency (id),
  to_kind TEXT,
  categories TEXT NOT NULL,
  purpose TEXT NOT NULL,
  depth TEXT NOT NULL CHECK (depth IN ('existence', 'consequence', 'summary', 'full')),
  ends_on TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('asked', 'given', 'refused', 'withdrawn', 'dropped')),
  asked_by TEXT NOT NULL REFERENCES app_user (id),
  asked_for TEXT NOT NULL REFERENCES agency (id),
  asked_at BIGINT NOT NULL,
  way TEXT CHECK (way IN ('spoken', 'paper', 'code')),
  language TEXT,
  witness TEXT,
  interpreter TEXT,
  told_no_effect BOOLEAN NOT NULL DEFAULT FALSE,
  guardian TEXT,
  own_words TEXT,
  -- Whether the person was in custody when they said yes: then they are asked again outside.
  given_inside BOOLEAN NOT NULL DEFAULT FALSE,
  answered_on TEXT,
  answered_at BIGINT,
  recorded_by TEXT REFERENCES app_user (id),
  document_id TEXT REFERENCES document (id),
  again TEXT CHECK (again IN ('release', 'of_age')),
  again_since TEXT,
  ended_at BIGINT,
  -- NULL where the person said stop themselves, on the page that their code opened.
  ended_by TEXT REFERENCES app_user (id),
  version BIGINT NOT NULL DEFAULT 1,
  CHECK ((to_agency_id IS NULL) <> (to_kind IS NULL)),
  CHECK ((again IS NULL) = (again_since IS NULL)),
  CHECK (status <> 'given' OR (answered_on IS NOT NULL AND told_no_effect = TRUE))
);
CREATE INDEX permission_by_case ON permission (case_id, status);
CREATE INDEX permission_to_ask_again ON permission (status) WHERE status = 'given' AND again IS NULL;

-- One-time codes that open a person's own page of permissions. Only the hash is kept.
CREATE TABLE person_code (
  code_hash TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file (id),
  made_by TEXT NOT NULL REFERENCES app_user (id),
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT
);
CREATE INDEX person_code_by_case ON person_code (case_id);

CREATE TABLE agreement (
  id TEXT NOT NULL PRIMARY KEY,
  jurisdiction_id TEXT NOT NULL,
  title TEXT NOT NULL,
  purposes TEXT NOT NULL,
  categories TEXT NOT NULL,
  basis TEXT NOT NULL CHECK (basis IN ('statute', 'agreement', 'contract', 'permission')),
  basis_words TEXT NOT NULL,
  security TEXT NOT NULL,
  contacts TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT,
  review_on TEXT NOT NULL,
  reminded_on TEXT,
  ended_at BIGINT,
  ended_by TEXT REFERENCES app_user (id),
  ended_reason TEXT,
  version BIGINT NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL
);
CREATE INDEX agreement_by_jurisdiction ON agreement (jurisdiction_id);

CREATE TABLE agreement_party (
  agreement_id TEXT NOT NULL REFERENCES agreement (id),
  place BIGINT NOT NULL,
  agency_id TEXT REFERENCES agency (id),
  kind TEXT,
  PRIMARY KEY (agreement_id, place),
  CHECK ((agency_id IS NULL) <> (kind IS NULL))
);
CREATE INDEX agreement_party_by_agency ON agreement_party (agency_id);

CREATE TABLE break_glass (
  id TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  jurisdiction_id TEXT NOT NULL,
  user_id TEXT NOT NULL REFERENCES app_user (id),
  agency_id TEXT NOT NULL REFERENCES agency (id),
  ground TEXT NOT NULL CHECK (ground IN ('life', 'child')),
  reason TEXT NOT NULL,
  opened_at BIGINT NOT NULL,
  closes_at BIGINT NOT NULL,
  review_due_at BIGINT NOT NULL,
  finding TEXT CHECK (finding IN ('justified', 'not_justified')),
  review_words TEXT,
  reviewed_by TEXT REFERENCES app_user (id),
  reviewed_at BIGINT,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX break_glass_by_user ON break_glass (user_id, person_id);
CREATE INDEX break_glass_by_person ON break_glass (person_id);
CREATE INDEX break_glass_to_review ON break_glass (review_due_at) WHERE finding IS NULL;

CREATE TABLE narrowing (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file (id),
  agency_id TEXT REFERENCES agency (id),
  category TEXT NOT NULL,
  most TEXT NOT NULL CHECK (most IN ('none', 'existence', 'consequence', 'summary')),
  reason TEXT NOT NULL,
  set_by TEXT NOT NULL REFERENCES app_user (id),
  set_at BIGINT NOT NULL,
  lifted_by TEXT REFERENCES app_user (id),
  lifted_at BIGINT
);
CREATE UNIQUE INDEX one_narrowing ON narrowing (case_id, category, COALESCE(agency_id, '')) WHERE lifted_at IS NULL;

CREATE TABLE protection_level (
  case_id TEXT NOT NULL REFERENCES case_file (id),
  level TEXT NOT NULL CHECK (level IN ('0', '1', '2', '3')),
  reason TEXT NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agency (id),
  set_by TEXT NOT NULL REFERENCES app_user (id),
  from_at BIGINT NOT NULL,
  to_at BIGINT,
  PRIMARY KEY (case_id, from_at)
);
CREATE UNIQUE INDEX one_protection_level ON protection_level (case_id) WHERE to_at IS NULL;

-- Decisions to share in the single case, each with the written answers of the stepwise test.
CREATE TABLE sharing_decision (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file (id),
  agency_id TEXT NOT NULL REFERENCES agency (id),
  category TEXT NOT NULL,
  depth TEXT NOT NULL CHECK (depth IN ('existence', 'consequence', 'summary', 'full')),
  until TEXT NOT NULL,
  other_law TEXT NOT NULL,
  own_task TEXT NOT NULL,
  interest TEXT NOT NULL,
  necessary TEXT NOT NULL,
  decided_by TEXT NOT NULL REFERENCES app_user (id),
  decided_for TEXT NOT NULL REFERENCES agency (id),
  decided_at BIGINT NOT NULL,
  ended_by TEXT REFERENCES app_user (id),
  ended_at BIGINT,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX sharing_decision_by_case ON sharing_decision (case_id);
