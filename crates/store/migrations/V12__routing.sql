-- Towns that are responsible for a person, or were asked to be. One row beside the involvement of the
-- town's agency; a row is never removed, so that who was asked, and who disputed why, stays known.
CREATE TABLE town_claim (
  involvement_id TEXT NOT NULL PRIMARY KEY REFERENCES involvement (id),
  case_id TEXT NOT NULL REFERENCES case_file (id),
  jurisdiction_id TEXT NOT NULL,
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
  role TEXT NOT NULL,
  town TEXT NOT NULL,
  -- Which of the person's towns it is; NULL where somebody of the team named it.
  fact TEXT,
  dispute TEXT CHECK (dispute IN ('open', 'upheld', 'passed_on')),
  dispute_reason TEXT,
  disputed_at BIGINT,
  decision_reason TEXT,
  decided_by TEXT REFERENCES app_user (id),
  decided_at BIGINT,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX town_claim_by_case ON town_claim (case_id);
