-- A list that somebody is explaining: the file, and what they have decided about it so far. One for
-- each user, shown to nobody else; it goes when the list is explained, or within a day.
CREATE TABLE import_sample (
  user_id TEXT NOT NULL PRIMARY KEY REFERENCES app_user (id),
  file_name TEXT NOT NULL,
  content BYTEA NOT NULL,
  decisions TEXT NOT NULL,
  kept_at BIGINT NOT NULL
);
