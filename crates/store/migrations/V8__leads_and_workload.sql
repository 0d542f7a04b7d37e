-- Absence: from when until when a user is away. Their deputy stands in between the two instants and
-- at no other, so access ends with the clock, without a job that could be late.
ALTER TABLE app_user ADD COLUMN away_from_at BIGINT;
ALTER TABLE app_user ADD COLUMN away_until_at BIGINT;

-- A red line of one's own, in average people; without one, the agency's times the share of full time.
ALTER TABLE app_user ADD COLUMN own_capacity BIGINT;

-- After how many days without a contact or an attempt a case goes to the team; without a number,
-- the usual one.
ALTER TABLE agency ADD COLUMN silent_days BIGINT;

-- Somebody of the team looks after a person whose case has gone silent. The lead stays where it is.
CREATE TABLE taken_up (
  case_id TEXT NOT NULL REFERENCES case_file (id),
  agency_id TEXT NOT NULL REFERENCES agency (id),
  user_id TEXT NOT NULL REFERENCES app_user (id),
  at BIGINT NOT NULL,
  PRIMARY KEY (case_id, agency_id)
);
