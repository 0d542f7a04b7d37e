-- Which records are of one person: what finds possible matches, what people decided about them, and
-- records that were put together into one person, and taken apart again.

-- Keys by which records of one person find each other (crates/linkage/data/index.toml), kept in the
-- transaction that writes the record.
CREATE TABLE link_key (
  key BIGINT NOT NULL,
  record_id TEXT NOT NULL REFERENCES person_record (id),
  PRIMARY KEY (key, record_id)
); -- clustered
CREATE INDEX link_key_by_record ON link_key (record_id);

-- Records that were written since they were last compared with everybody's. Every record is, once.
CREATE TABLE link_todo (
  record_id TEXT NOT NULL PRIMARY KEY REFERENCES person_record (id),
  since BIGINT NOT NULL
);
INSERT INTO link_todo (record_id, since) SELECT id, 0 FROM person_record;

-- The parameters that pairs were weighed with; the newest is in force, none is ever changed.
CREATE TABLE link_model (
  number BIGINT NOT NULL PRIMARY KEY,
  version TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('shipped', 'estimated')),
  content TEXT NOT NULL,
  records BIGINT,
  candidates BIGINT,
  missed DOUBLE PRECISION,
  stored_at BIGINT NOT NULL
);

-- Two records that may be one person's, and what somebody decided. A decision is never overruled by a run.
CREATE TABLE link_pair (
  id TEXT NOT NULL PRIMARY KEY,
  left_id TEXT NOT NULL REFERENCES person_record (id),
  right_id TEXT NOT NULL REFERENCES person_record (id),
  weight DOUBLE PRECISION NOT NULL,
  model BIGINT NOT NULL REFERENCES link_model (number),
  status TEXT NOT NULL CHECK (status IN ('open', 'same', 'different', 'not_sure')),
  note TEXT,
  raised_at BIGINT NOT NULL,
  decided_by TEXT REFERENCES app_user (id),
  decided_at BIGINT,
  version BIGINT NOT NULL DEFAULT 1,
  UNIQUE (left_id, right_id),
  CHECK (left_id < right_id)
);
CREATE INDEX link_pair_by_right ON link_pair (right_id);
CREATE INDEX link_pair_waiting ON link_pair (status, weight);

-- The records of one person were moved to another. What either had stands in `person_merge_row`, so
-- that it can be given back as it was.
CREATE TABLE person_merge (
  id TEXT NOT NULL PRIMARY KEY,
  kept_id TEXT NOT NULL REFERENCES person (id),
  joined_id TEXT NOT NULL REFERENCES person (id),
  reason TEXT NOT NULL,
  merged_by TEXT NOT NULL REFERENCES app_user (id),
  merged_for TEXT NOT NULL REFERENCES agency (id),
  merged_at BIGINT NOT NULL,
  unmerged_by TEXT REFERENCES app_user (id),
  unmerged_for TEXT REFERENCES agency (id),
  unmerged_at BIGINT,
  unmerge_reason TEXT,
  -- Who holds what was written meanwhile, until it is given to one side: a person without a record,
  -- whom nobody can see.
  holder_id TEXT REFERENCES person (id),
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX person_merge_by_kept ON person_merge (kept_id);
CREATE INDEX person_merge_by_joined ON person_merge (joined_id);

CREATE TABLE person_merge_row (
  merge_id TEXT NOT NULL REFERENCES person_merge (id),
  kind TEXT NOT NULL,
  row_id TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('kept', 'joined')),
  -- `moved` to the kept person, `stayed` where it was, `set_aside`: a case that stopped for the other.
  fate TEXT NOT NULL CHECK (fate IN ('moved', 'stayed', 'set_aside')),
  PRIMARY KEY (merge_id, kind, row_id)
);

-- What was written between merge and unmerge, and whose it is; NULL until somebody has said.
CREATE TABLE person_merge_fact (
  merge_id TEXT NOT NULL REFERENCES person_merge (id),
  kind TEXT NOT NULL,
  row_id TEXT NOT NULL,
  given_to TEXT CHECK (given_to IN ('kept', 'joined')),
  given_by TEXT REFERENCES app_user (id),
  given_at BIGINT,
  PRIMARY KEY (merge_id, kind, row_id)
);

-- A question that an agency did not ask again, because somebody had answered it to another one and said
-- that it is still true. Counted once for each programme and agency.
CREATE TABLE question_spared (
  answer_id TEXT NOT NULL REFERENCES answer (id),
  pack_id TEXT NOT NULL,
  agency_id TEXT NOT NULL REFERENCES agency (id),
  spared_by TEXT REFERENCES app_user (id),
  spared_at BIGINT NOT NULL,
  PRIMARY KEY (answer_id, pack_id, agency_id)
);
CREATE INDEX question_spared_by_agency ON question_spared (agency_id, pack_id);
