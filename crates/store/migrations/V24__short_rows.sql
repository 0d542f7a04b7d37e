-- What a row of a caseload shows lies in it packed. As text a row took twice a quarter of a page, was spread over
-- two, and a worker's forty people cost forty pages more. The rows are made anew when the program starts, as
-- after every change to what they say.
DROP TABLE caseload;
CREATE TABLE caseload (
  user_id TEXT NOT NULL REFERENCES app_user (id),
  sort_key BYTEA NOT NULL,
  case_id TEXT NOT NULL REFERENCES case_file (id),
  agency_id TEXT NOT NULL REFERENCES agency (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  -- Whether everybody of the agency may see the person; otherwise the units of the user decide.
  whole_agency BOOLEAN NOT NULL,
  shown BYTEA NOT NULL,
  sharing BYTEA NOT NULL,
  PRIMARY KEY (user_id, sort_key, case_id)
); -- clustered
CREATE UNIQUE INDEX caseload_by_case ON caseload (case_id);
