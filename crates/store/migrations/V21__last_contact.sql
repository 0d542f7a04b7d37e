-- The last contact that a caseload shows, of the agency that leads, in the order in which caseloads are read
-- (store/src/contact.rs): kept by case, it cost two looks for each person of a list. What the notes of other
-- agencies say is found among them when one of them takes over.
CREATE TABLE led_contact (
  user_id TEXT NOT NULL REFERENCES app_user (id),
  case_id TEXT NOT NULL REFERENCES case_file (id),
  agency_id TEXT NOT NULL REFERENCES agency (id),
  happened TEXT,
  happened_at BIGINT,
  attempts_since BIGINT NOT NULL,
  PRIMARY KEY (user_id, case_id)
); -- clustered
CREATE UNIQUE INDEX led_contact_by_case ON led_contact (case_id);
INSERT INTO led_contact (user_id, case_id, agency_id, happened, happened_at, attempts_since)
SELECT c.user_id, c.case_id, c.agency_id, k.happened, k.happened_at, COALESCE(k.attempts_since, 0)
FROM caseload c LEFT JOIN last_contact k ON k.case_id = c.case_id AND k.agency_id = c.agency_id;
DROP TABLE last_contact;
