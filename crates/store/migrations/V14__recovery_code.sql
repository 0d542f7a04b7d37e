-- Codes for who has lost the authenticator: shown once, kept as hashes, each good once.
CREATE TABLE recovery_code (
  user_id TEXT NOT NULL REFERENCES app_user (id),
  code_hash TEXT NOT NULL,
  used_at BIGINT,
  PRIMARY KEY (user_id, code_hash)
);
