-- Review by people: every key a step of its own, a blind second reader, and the sign-off of cases.
-- Columns of `reviews` are only ever added at its end: the audit chain tells of each row as the list of its values.

ALTER TABLE reviews ADD COLUMN step TEXT NOT NULL DEFAULT 'assigned'
    CHECK (step IN ('assigned', 'accepted', 'unsure', 'noted', 'undone', 'redone'));
ALTER TABLE reviews ADD COLUMN reader INTEGER NOT NULL DEFAULT 1 CHECK (reader IN (1, 2));
-- Empty only for reviews of schema 1, which had the time in `signed_at`; that is empty since.
ALTER TABLE reviews ADD COLUMN reviewed_at_utc TEXT NOT NULL DEFAULT '';
-- Of 'undone' and 'redone': the review that is taken back or made again.
ALTER TABLE reviews ADD COLUMN about_review_id INTEGER REFERENCES reviews;

DROP INDEX reviews_by_row;
CREATE INDEX reviews_by_row ON reviews (image_id, page, tile_x, tile_y, image_sha256, reader, review_id);
CREATE INDEX reviews_by_reader ON reviews (reader, reviewer);

-- The review of each row and reader that counts: the latest, unless the file's content is another one since.
CREATE VIEW answers AS
SELECT result_id, reviews.image_id AS image_id, reader, reviewer, reviewed_class, note, reviews.signed_at AS signed_at,
    reviewed_at_utc
FROM reviews JOIN results USING (image_id, page, tile_x, tile_y, image_sha256)
WHERE review_id IN (SELECT max(review_id) FROM reviews GROUP BY image_id, page, tile_x, tile_y, image_sha256, reader);

CREATE TABLE sign_offs (
    sign_off_id INTEGER PRIMARY KEY,  -- 1, 2, 3, ...; the latest of a case counts
    case_id INTEGER NOT NULL REFERENCES cases,
    step TEXT NOT NULL CHECK (step IN ('signed', 'withdrawn')),
    reviewer TEXT NOT NULL,           -- empty when the program itself withdrew it
    reason TEXT NOT NULL,             -- why it was withdrawn, a sentence
    time_utc TEXT NOT NULL,
    row_count INTEGER NOT NULL,       -- of the case at that moment
    queued_count INTEGER NOT NULL,
    policy TEXT NOT NULL              -- by which rows were queued, canonical JSON
);

CREATE INDEX sign_offs_by_case ON sign_offs (case_id, sign_off_id);

CREATE TRIGGER sign_offs_in_order BEFORE INSERT ON sign_offs
WHEN NEW.sign_off_id <> (SELECT coalesce(max(sign_off_id), 0) + 1 FROM sign_offs)
BEGIN SELECT RAISE(ABORT, 'sign-offs are only ever appended'); END;

CREATE TRIGGER sign_offs_keep_text BEFORE UPDATE ON sign_offs
BEGIN SELECT RAISE(ABORT, 'sign-offs are never changed'); END;

CREATE TRIGGER sign_offs_stay BEFORE DELETE ON sign_offs
BEGIN SELECT RAISE(ABORT, 'sign-offs are never removed'); END;

-- While the latest is 'opened', a second person answers without seeing the first one's answers.
CREATE TABLE second_readings (
    second_reading_id INTEGER PRIMARY KEY,
    step TEXT NOT NULL CHECK (step IN ('opened', 'closed')),
    reviewer TEXT NOT NULL,
    time_utc TEXT NOT NULL
);

CREATE TRIGGER second_readings_in_order BEFORE INSERT ON second_readings
WHEN NEW.second_reading_id <> (SELECT coalesce(max(second_reading_id), 0) + 1 FROM second_readings)
BEGIN SELECT RAISE(ABORT, 'second readings are only ever appended'); END;

CREATE TRIGGER second_readings_keep_text BEFORE UPDATE ON second_readings
BEGIN SELECT RAISE(ABORT, 'second readings are never changed'); END;

CREATE TRIGGER second_readings_stay BEFORE DELETE ON second_readings
BEGIN SELECT RAISE(ABORT, 'second readings are never removed'); END;
