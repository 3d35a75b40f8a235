-- The trace that the turn of an item goes on with, for whoever takes it up.
ALTER TABLE inbox ADD COLUMN trace text;
