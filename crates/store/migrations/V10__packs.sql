-- Where a pack version comes from. One that an operator installed is never replaced by one that a new
-- build brings along.
ALTER TABLE pack_version ADD COLUMN origin TEXT NOT NULL DEFAULT 'shipped' CHECK (origin IN ('shipped', 'own'));
