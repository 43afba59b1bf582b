-- The store of one run. Indexes that begin with "page_" hold every column that rows are filtered by, so that a page of
-- sorted and filtered rows is found in one walk of one index.

CREATE TABLE run (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    run_id TEXT NOT NULL,
    folder BLOB NOT NULL,             -- the screened folder, as os.fsencode gives it
    info TEXT NOT NULL,               -- desktop.records.RunInfo as canonical JSON
    settings TEXT NOT NULL,           -- canonical JSON
    state TEXT NOT NULL CHECK (state IN ('running', 'cancelled', 'complete')),
    walk_finished INTEGER NOT NULL CHECK (walk_finished IN (0, 1)),
    walk_findings TEXT NOT NULL,      -- what the walk came upon besides images, canonical JSON
    elapsed_seconds REAL NOT NULL,    -- of all sessions that ended in an orderly way
    ended_at_utc TEXT NOT NULL        -- empty while it runs
);

CREATE TABLE cases (
    case_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

CREATE TABLE images (
    image_id INTEGER PRIMARY KEY,     -- in the order in which the images were found
    path BLOB NOT NULL UNIQUE,        -- relative to the screened folder, forward slashes, as os.fsencode gives it
    printable_path TEXT NOT NULL,
    case_id INTEGER NOT NULL REFERENCES cases,
    size_bytes INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL,
    sha256 TEXT NOT NULL,             -- empty until it is screened, or when the file could not be read
    may_pass INTEGER NOT NULL CHECK (may_pass IN (0, 1)),  -- 1: not read for a reason that may pass, such as no memory
    state TEXT NOT NULL CHECK (state IN ('pending', 'done'))
);

CREATE INDEX images_by_state ON images (state, image_id);
CREATE INDEX images_by_case ON images (case_id, state);
CREATE INDEX images_by_sha256 ON images (sha256, image_id) WHERE sha256 <> '';

CREATE TABLE results (
    result_id INTEGER PRIMARY KEY,
    image_id INTEGER NOT NULL REFERENCES images,
    page INTEGER NOT NULL,
    tile_x INTEGER NOT NULL,
    tile_y INTEGER NOT NULL,
    image_path TEXT NOT NULL,
    search_text TEXT NOT NULL,        -- the path, case folded
    case_id INTEGER NOT NULL REFERENCES cases,
    decision INTEGER NOT NULL,        -- position in inference.decision.Decision
    class_index INTEGER,              -- position in the run's labels; null when unreadable
    flags INTEGER NOT NULL,           -- bit n: the n-th inference.decision.Flag
    probability REAL,                 -- of the predicted class; null when unreadable
    malignant_probability REAL,       -- of all malignant classes together; null when unreadable
    screened_at_utc TEXT NOT NULL,
    image_sha256 TEXT NOT NULL,
    width_px INTEGER,
    height_px INTEGER,
    probabilities BLOB NOT NULL,      -- K little-endian float64
    prediction_set TEXT NOT NULL,     -- JSON array of positions
    reason TEXT NOT NULL,
    elapsed_ms REAL,
    near_hash BLOB NOT NULL,          -- for finding near duplicates after a resume; empty when there is none
    UNIQUE (image_id, page, tile_x, tile_y)
);

CREATE INDEX page_by_path ON results
    (image_path, page, tile_y, tile_x, image_id, case_id, decision, class_index, flags, probability, search_text);
CREATE INDEX page_by_class ON results (class_index, image_id, case_id, decision, flags, probability, search_text);
CREATE INDEX page_by_probability ON results (probability, image_id, case_id, decision, class_index, flags, search_text);
CREATE INDEX page_by_malignant ON results
    (malignant_probability, image_id, case_id, decision, class_index, flags, probability, search_text);
CREATE INDEX page_by_decision ON results (decision, class_index, flags, image_id, case_id, probability, search_text);
CREATE INDEX page_by_time ON results
    (screened_at_utc, image_id, case_id, decision, class_index, flags, probability, search_text);
CREATE INDEX page_by_case ON results
    (case_id, malignant_probability, image_id, decision, class_index, flags, probability, search_text);

-- Apart from the rows, so that a walk of the rows does not read them.
CREATE TABLE heatmaps (
    result_id INTEGER PRIMARY KEY REFERENCES results ON DELETE CASCADE,
    height INTEGER NOT NULL,
    width INTEGER NOT NULL,
    class_count INTEGER NOT NULL,
    scale REAL NOT NULL,              -- the unscaled heatmaps are the values times this
    float16_values BLOB NOT NULL      -- little-endian, (height, width, class_count)
);

CREATE TABLE reviews (
    review_id INTEGER PRIMARY KEY,
    image_id INTEGER NOT NULL REFERENCES images,
    page INTEGER NOT NULL,
    tile_x INTEGER NOT NULL,
    tile_y INTEGER NOT NULL,
    image_sha256 TEXT NOT NULL,       -- what was reviewed: a review of an older content of the file does not count
    reviewer TEXT NOT NULL,
    reviewed_class TEXT NOT NULL,
    note TEXT NOT NULL,
    signed_at TEXT NOT NULL
);

CREATE INDEX reviews_by_row ON reviews (image_id, page, tile_x, tile_y, image_sha256, review_id);

CREATE TRIGGER reviews_in_order BEFORE INSERT ON reviews
WHEN NEW.review_id <> (SELECT coalesce(max(review_id), 0) + 1 FROM reviews)
BEGIN SELECT RAISE(ABORT, 'reviews are only ever appended'); END;

CREATE TRIGGER reviews_keep_text BEFORE UPDATE ON reviews
BEGIN SELECT RAISE(ABORT, 'reviews are never changed'); END;

CREATE TRIGGER reviews_stay BEFORE DELETE ON reviews
BEGIN SELECT RAISE(ABORT, 'reviews are never removed'); END;

CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY,     -- 1, 2, 3, ...
    time_utc TEXT NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,            -- canonical JSON
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL
);

CREATE TRIGGER audit_in_order BEFORE INSERT ON audit
WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM audit)
BEGIN SELECT RAISE(ABORT, 'audit entries are only ever appended'); END;

CREATE TRIGGER audit_keeps_text BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;

CREATE TRIGGER audit_stays BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit entries are never removed'); END;
