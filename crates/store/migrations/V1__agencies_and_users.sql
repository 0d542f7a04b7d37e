-- Agencies, their units (a prison service's establishments), users, sessions.
-- Types are those both engines share (BIGINT, TEXT, BYTEA, BOOLEAN); store/src/dialect.rs
-- turns them into SQLite's STRICT types. Instants are microseconds UTC, dates ISO text.

CREATE TABLE setting (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);

CREATE TABLE agency (
  id TEXT NOT NULL PRIMARY KEY,
  jurisdiction_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  town TEXT,
  full_time_capacity BIGINT NOT NULL DEFAULT 50,
  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'closed')),
  version BIGINT NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL,
  UNIQUE (jurisdiction_id, name)
);

CREATE TABLE unit (
  id TEXT NOT NULL PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agency (id),
  name TEXT NOT NULL,
  UNIQUE (agency_id, name)
);

CREATE TABLE app_user (
  id TEXT NOT NULL PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agency (id),
  login TEXT NOT NULL UNIQUE,
  display_name TEXT NOT NULL,
  profession TEXT,
  locale TEXT NOT NULL DEFAULT 'en',
  full_time_percent BIGINT NOT NULL DEFAULT 100,
  deputy_user_id TEXT REFERENCES app_user (id),
  password_hash TEXT,
  totp_secret TEXT,
  totp_last_step BIGINT,
  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'deactivated')),
  version BIGINT NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL
);
CREATE INDEX app_user_by_agency ON app_user (agency_id);

CREATE TABLE user_role (
  user_id TEXT NOT NULL REFERENCES app_user (id),
  role TEXT NOT NULL,
  PRIMARY KEY (user_id, role)
);

-- The establishments a worker is assigned to. A worker of an agency with units sees those only.
CREATE TABLE user_unit (
  user_id TEXT NOT NULL REFERENCES app_user (id),
  unit_id TEXT NOT NULL REFERENCES unit (id),
  PRIMARY KEY (user_id, unit_id)
);

-- `flash` is what the next page says once ("Ana Puig was added"), across the redirect.
CREATE TABLE session (
  token_hash TEXT NOT NULL PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES app_user (id),
  csrf_token TEXT NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN ('password', 'full')),
  flash TEXT,
  created_at BIGINT NOT NULL,
  last_seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX session_by_user ON session (user_id);

-- One-time links: first administrator, new account, password reset. Only the hash is kept.
CREATE TABLE one_time_link (
  token_hash TEXT NOT NULL PRIMARY KEY,
  purpose TEXT NOT NULL CHECK (purpose IN ('first_administrator', 'set_password')),
  user_id TEXT REFERENCES app_user (id),
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT
);

-- Counts attempts per key (the hash of a login, an address, a user's code) in fixed windows. Locking
-- an account is the same count, so that a login nobody has locks just like one somebody has.
CREATE TABLE rate_limit (
  bucket TEXT NOT NULL,
  window_start BIGINT NOT NULL,
  hits BIGINT NOT NULL,
  PRIMARY KEY (bucket, window_start)
);
