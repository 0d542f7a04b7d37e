-- A search shows whom it found by name, and a beginning finds hundreds: what they are sorted by lies beside the
-- part that was found. Before, every one of those records was read for it.
DROP TABLE search_part;
CREATE TABLE search_part (
  agency_id TEXT NOT NULL REFERENCES agency (id),
  unit_id TEXT NOT NULL,
  part TEXT NOT NULL,
  record_id TEXT NOT NULL REFERENCES person_record (id),
  sort_key BYTEA NOT NULL,
  PRIMARY KEY (agency_id, unit_id, part, record_id)
); -- clustered
INSERT INTO search_part (agency_id, unit_id, part, record_id, sort_key)
SELECT v.agency_id, v.unit_id, n.part, n.record_id, r.sort_key
FROM visibility v JOIN person_record r ON r.person_id = v.person_id JOIN name_part n ON n.record_id = r.id;
