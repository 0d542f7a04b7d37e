-- Filters of a list that a user named, to come back to with one click. They are the user's own; what
-- they find is decided anew each time.
CREATE TABLE saved_filter (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES app_user (id),
  list TEXT NOT NULL,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE (user_id, list, name)
);
